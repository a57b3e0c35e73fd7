package dev.onward.channel;

import dev.onward.channel.Bulletin.Occasion;
import dev.onward.channel.BulletinHistory.Telling;
import dev.onward.channel.Messenger.Addressee;
import dev.onward.channel.Preferences.Preference;
import dev.onward.channel.Preferences.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what they asked to be told, from their hour on and not in their night, each bulletin
 * once in its rhythm at most. Who removed or blocked the app is left in peace.
 */
public final class Outreach {
  private static final Logger log = LoggerFactory.getLogger(Outreach.class);

  /** From then on it is too late in a person's day; the next one is soon. */
  private static final int EVENING = 22;

  /** So many are told at a time through one far side. */
  private static final int AT_A_TIME = 8;

  private static final String ENDING = "\n\n*Write \"reminders\" to change or end this.*";

  private final ChannelStores stores;
  private final Messenger messenger;
  private final List<Bulletin> bulletins;
  private final InstantSource clock;

  public Outreach(
      ChannelStores stores, Messenger messenger, List<Bulletin> bulletins, InstantSource clock) {
    this.stores = stores;
    this.messenger = messenger;
    this.bulletins = List.copyOf(bulletins);
    this.clock = clock;
  }

  /** Tells everybody what is due now; gives how many messages were sent. */
  public int tellAll() {
    Map<String, Semaphore> hosts = new ConcurrentHashMap<>();
    AtomicInteger told = new AtomicInteger();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Subscriber subscriber : stores.preferences().subscribers()) {
        List<Bulletin> due = due(subscriber);
        if (!due.isEmpty()) {
          messenger
              .addressee(subscriber.person())
              .ifPresent(chat -> {
                Semaphore host =
                    hosts.computeIfAbsent(chat.host(), h -> new Semaphore(AT_A_TIME, true));
                people.execute(() -> told.addAndGet(tell(subscriber, chat, due, host)));
              });
        }
      }
    }
    return told.get();
  }

  private List<Bulletin> due(Subscriber subscriber) {
    ZonedDateTime there = clock.instant().atZone(subscriber.preference().zone());
    return bulletins.stream()
        .filter(bulletin -> isTime(subscriber.preference(), bulletin, there))
        .toList();
  }

  /** Gives how many of the bulletins were sent. A slow far side holds up its own people only. */
  private int tell(Subscriber subscriber, Addressee chat, List<Bulletin> due, Semaphore host) {
    try {
      host.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
    try {
      ZonedDateTime there = clock.instant().atZone(subscriber.preference().zone());
      return (int) due.stream().filter(one -> tell(subscriber.person(), chat, one, there)).count();
    } catch (RuntimeException e) {
      // Nobody else has to miss theirs.
      log.warn("a person could not be told what they asked for: {}", e.toString());
      return 0;
    } finally {
      host.release();
    }
  }

  private static boolean isTime(Preference wanted, Bulletin bulletin, ZonedDateTime there) {
    return wanted.bulletins().contains(bulletin.id())
        && there.getHour() >= wanted.hour()
        && there.getHour() < EVENING
        && switch (bulletin.rhythm()) {
          case DAILY -> true;
          case WEEKLY -> there.getDayOfWeek() == wanted.weekday();
        };
  }

  private boolean tell(String person, Addressee chat, Bulletin bulletin, ZonedDateTime there) {
    Telling telling = new Telling(person, bulletin.id());
    LocalDate day = there.toLocalDate();
    if (!stores.history().take(telling, bulletin.rhythm(), day)) {
      return false;
    }
    Optional<String> text;
    try {
      text = bulletin.on(new Occasion(person, there, since(telling, bulletin)));
    } catch (RuntimeException e) {
      // The next run tries again, while it is this person's day.
      log.warn("bulletin {} could not be told: {}", bulletin.id(), e.toString());
      stores.history().giveBack(telling);
      return false;
    }
    if (text.isEmpty()) {
      stores.history().skipped(telling, day);
      return false;
    }
    return send(chat, telling, day, text.get());
  }

  private Instant since(Telling telling, Bulletin bulletin) {
    Instant oneAgo = clock.instant().minus(Duration.ofDays(bulletin.rhythm().days()));
    return stores.history().sent(telling).orElse(oneAgo);
  }

  private boolean send(Addressee chat, Telling telling, LocalDate day, String text) {
    stores.history().telling(telling, day);
    switch (chat.tell(text + ENDING)) {
      case Result.Done done -> {
        stores.history().told(telling, day);
        return true;
      }
      case Result.Unknown unknown -> {
        log.warn("whether bulletin {} was shown is not known", telling.bulletin());
        stores.history().skipped(telling, day);
      }
      case Result.Later later -> stores.history().giveBack(telling);
      // It would not be wanted at the next run either.
      case Result.Refused refused -> stores.history().skipped(telling, day);
    }
    return false;
  }
}

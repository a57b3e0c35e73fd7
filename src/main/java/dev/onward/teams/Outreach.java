package dev.onward.teams;

import dev.onward.teams.Bulletin.Occasion;
import dev.onward.teams.Preferences.Preference;
import dev.onward.teams.Preferences.Subscriber;
import dev.onward.teams.Tellings.Telling;
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
final class Outreach {
  private static final Logger log = LoggerFactory.getLogger(Outreach.class);

  /** From then on it is too late in a person's day; the next one is soon. */
  private static final int EVENING = 22;

  /** So many are told at a time by one host of the connector. */
  private static final int AT_A_TIME = 8;

  private static final String ENDING = "\n\n*Write \"reminders\" to change or end this.*";

  private final Stores stores;
  private final Connector connector;
  private final List<Bulletin> bulletins;
  private final InstantSource clock;

  Outreach(Stores stores, Connector connector, List<Bulletin> bulletins, InstantSource clock) {
    this.stores = stores;
    this.connector = connector;
    this.bulletins = List.copyOf(bulletins);
    this.clock = clock;
  }

  /** Tells everybody what is due now; gives how many messages were sent. */
  int tellAll() {
    Map<String, Semaphore> hosts = new ConcurrentHashMap<>();
    AtomicInteger told = new AtomicInteger();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Subscriber subscriber : stores.preferences().subscribers()) {
        List<Bulletin> due = due(subscriber);
        if (!due.isEmpty()) {
          stores
              .chats()
              .personal(subscriber.person())
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

  /** Gives how many of the bulletins were sent. A slow connector holds up its own people only. */
  private int tell(Subscriber subscriber, Chat chat, List<Bulletin> due, Semaphore host) {
    try {
      host.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
    try {
      ZonedDateTime there = clock.instant().atZone(subscriber.preference().zone());
      return (int)
          due.stream().filter(one -> tell(subscriber.person(), chat, one, there)).count();
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

  private boolean tell(String person, Chat chat, Bulletin bulletin, ZonedDateTime there) {
    Telling telling = new Telling(person, bulletin.id());
    LocalDate day = there.toLocalDate();
    if (!stores.tellings().take(telling, bulletin.rhythm(), day)) {
      return false;
    }
    Optional<String> text;
    try {
      text = bulletin.on(new Occasion(person, there, since(telling, bulletin)));
    } catch (RuntimeException e) {
      // The next run tries again, while it is this person's day.
      log.warn("bulletin {} could not be told: {}", bulletin.id(), e.toString());
      stores.tellings().giveBack(telling);
      return false;
    }
    if (text.isEmpty()) {
      stores.tellings().skipped(telling, day);
      return false;
    }
    return send(chat, telling, day, text.get());
  }

  private Instant since(Telling telling, Bulletin bulletin) {
    Instant oneAgo = clock.instant().minus(Duration.ofDays(bulletin.rhythm().days()));
    return stores.tellings().sent(telling).orElse(oneAgo);
  }

  private boolean send(Chat chat, Telling telling, LocalDate day, String text) {
    Message message = Message.text(TeamsMarkdown.of(text) + ENDING);
    stores.tellings().telling(telling, day);
    switch (connector.send(chat, Reply.fitting(message, () -> ""))) {
      case Delivery.Accepted accepted -> {
        stores.tellings().told(telling, day);
        return true;
      }
      case Delivery.Unknown unknown -> {
        log.warn("whether bulletin {} was shown is not known", telling.bulletin());
        stores.tellings().skipped(telling, day);
      }
      case Delivery.NotNow notNow -> stores.tellings().giveBack(telling);
      case Delivery.Blocked blocked -> {
        stores.chats().close(chat.id());
        stores.tellings().giveBack(telling);
      }
      // Teams would not want it at the next run either.
      case Delivery.Unwanted unwanted -> stores.tellings().skipped(telling, day);
      case Delivery.StreamClosed closed -> stores.tellings().skipped(telling, day);
    }
    return false;
  }
}

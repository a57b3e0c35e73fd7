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
import java.util.Optional;
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
    int told = 0;
    for (Subscriber subscriber : stores.preferences().subscribers()) {
      ZonedDateTime there = clock.instant().atZone(subscriber.preference().zone());
      for (Bulletin bulletin : bulletins) {
        if (isTime(subscriber.preference(), bulletin, there)
            && tell(subscriber.person(), bulletin, there)) {
          told++;
        }
      }
    }
    return told;
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

  private boolean tell(String person, Bulletin bulletin, ZonedDateTime there) {
    Optional<Chat> chat = stores.chats().personal(person);
    Telling telling = new Telling(person, bulletin.id());
    if (chat.isEmpty()
        || !stores.tellings().take(telling, bulletin.rhythm(), there.toLocalDate())) {
      return false;
    }
    try {
      Optional<String> text = bulletin.on(new Occasion(person, there, since(telling, bulletin)));
      if (text.isPresent()) {
        return send(chat.get(), telling, there.toLocalDate(), text.get());
      }
      stores.tellings().skipped(telling, there.toLocalDate());
    } catch (RuntimeException e) {
      // Nobody else has to miss theirs. The next run tries again, while it is this person's day.
      log.warn("bulletin {} could not be told: {}", bulletin.id(), e.toString());
      stores.tellings().giveBack(telling);
    }
    return false;
  }

  private Instant since(Telling telling, Bulletin bulletin) {
    Instant oneAgo = clock.instant().minus(Duration.ofDays(bulletin.rhythm().days()));
    return stores.tellings().sent(telling).orElse(oneAgo);
  }

  private boolean send(Chat chat, Telling telling, LocalDate day, String text) {
    Message message = Message.text(TeamsMarkdown.of(text) + ENDING);
    switch (connector.send(chat, Reply.fitting(message, () -> ""))) {
      case Delivery.Sent sent -> {
        stores.tellings().told(telling, day);
        return true;
      }
      case Delivery.Blocked blocked -> {
        stores.chats().close(chat.id());
        stores.tellings().giveBack(telling);
      }
      // Teams would not want it at the next run either.
      case Delivery.Refused refused -> stores.tellings().skipped(telling, day);
      case Delivery.StreamClosed closed -> stores.tellings().skipped(telling, day);
    }
    return false;
  }
}

package dev.onward.teams;

import dev.onward.teams.Preferences.Subscriber;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what they asked to be told, from their hour on and not in their night, each bulletin
 * at most once a day. Who removed or blocked the app is left in peace.
 */
final class Outreach {
  private static final Logger log = LoggerFactory.getLogger(Outreach.class);

  /** From then on it is too late in a person's day; the next one is soon. */
  private static final int EVENING = 22;

  private final Preferences preferences;
  private final Chats chats;
  private final Connector connector;
  private final List<Bulletin> bulletins;
  private final InstantSource clock;

  Outreach(
      Preferences preferences,
      Chats chats,
      Connector connector,
      List<Bulletin> bulletins,
      InstantSource clock) {
    this.preferences = preferences;
    this.chats = chats;
    this.connector = connector;
    this.bulletins = List.copyOf(bulletins);
    this.clock = clock;
  }

  /** Tells everybody what is due now; gives how many messages were sent. */
  int tellAll() {
    int told = 0;
    for (Subscriber subscriber : preferences.subscribers()) {
      told += tell(subscriber);
    }
    return told;
  }

  private int tell(Subscriber subscriber) {
    ZonedDateTime there = clock.instant().atZone(subscriber.preference().zone());
    if (there.getHour() < subscriber.preference().hour() || there.getHour() >= EVENING) {
      return 0;
    }
    int told = 0;
    for (Bulletin bulletin : bulletins) {
      if (subscriber.preference().bulletins().contains(bulletin.id())
          && tell(subscriber.person(), bulletin, there.toLocalDate())) {
        told++;
      }
    }
    return told;
  }

  private boolean tell(String person, Bulletin bulletin, LocalDate day) {
    Optional<Chat> chat = chats.personal(person);
    Optional<String> text = chat.flatMap(c -> bulletin.on(day, person));
    if (text.isEmpty() || !preferences.mayTell(person, bulletin.id(), day)) {
      return false;
    }
    try {
      Message message = Reply.fitting(Message.text(TeamsMarkdown.of(text.get())), () -> "");
      return switch (connector.send(chat.orElseThrow(), message)) {
        case Delivery.Sent sent -> true;
        case Delivery.Blocked blocked -> {
          chats.close(chat.orElseThrow().id());
          yield false;
        }
        case Delivery.Refused refused -> false;
        case Delivery.StreamClosed closed -> false;
      };
    } catch (Connector.Unavailable | Refusal e) {
      // The next run tries again, as long as it is this person's day.
      log.warn("bulletin {} could not be sent: {}", bulletin.id(), e.toString());
      preferences.notTold(person, bulletin.id(), day);
      return false;
    }
  }
}

package dev.onward.digest;

import dev.onward.database.Database;
import dev.onward.digest.compose.IssueComposer;
import dev.onward.digest.compose.Letter;
import dev.onward.digest.subscribe.Slot;
import dev.onward.mail.recipient.Mailbox;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Subscribers and a composer for tests of the delivery, which do not care for what a letter says.
 */
public final class Readers {
  static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  /** Has always one thing to say, the same for the same reader and issue. */
  static final IssueComposer COMPOSER =
      (reader, since, at) ->
          Optional.of(
              new Letter(
                  "Your week, " + at,
                  "Since " + since + ": schöne neue Dinge.\n",
                  "<!doctype html><html><body><p>Since %s: schöne neue Dinge.</p></body></html>"
                      .formatted(since),
                  List.of("item-of-" + at),
                  "https://onward.example.com/digest/unsubscribe/token-of-" + reader.id()));

  private Readers() {}

  /** Somebody who confirmed long ago; gives their id. */
  public static String add(Database database, String address, Slot slot) {
    String id = UUID.randomUUID().toString();
    database.with(handle ->
        handle.execute(
            """
            INSERT INTO digest_subscriber (id, address, mailbox, topics, weekday, hour, zone, language,
              state, confirmed_at, changed_at)
            VALUES (?, ?, ?, '', ?, ?, ?, 'en', 'active', ?, ?)
            """,
            id,
            address,
            Mailbox.of(address),
            slot.day().getValue(),
            slot.hour(),
            slot.zone().getId(),
            LONG_AGO.toEpochMilli(),
            LONG_AGO.toEpochMilli()));
    return id;
  }

  public static void clear(Database database) {
    database.with(handle -> handle.execute("DELETE FROM digest_subscriber"));
    database.with(handle -> handle.execute("DELETE FROM digest_pause"));
    database.with(handle -> handle.execute("DELETE FROM mail_suppression"));
  }

  public static Slot slot(DayOfWeek day, int hour, String zone) {
    return new Slot(day, hour, ZoneId.of(zone));
  }

  /** How many of a subscriber's issues are in each state, such as "planned 1, sent 2". */
  public static String states(Database database, String subscriber) {
    return database.with(handle ->
        String.join(
            ", ",
            handle
                .createQuery(
                    """
                    SELECT state || ' ' || COUNT(*) FROM digest_delivery
                    WHERE subscriber_id = :id GROUP BY state ORDER BY state
                    """)
                .bind("id", subscriber)
                .mapTo(String.class)
                .list()));
  }

  public static String state(Database database, String subscriber) {
    return database.with(handle ->
        handle
            .createQuery("SELECT state FROM digest_subscriber WHERE id = :id")
            .bind("id", subscriber)
            .mapTo(String.class)
            .one());
  }

  static List<String> told(Database database, String subscriber) {
    return database.with(handle ->
        handle
            .createQuery("SELECT item_id FROM digest_told WHERE subscriber_id = :id ORDER BY issue")
            .bind("id", subscriber)
            .mapTo(String.class)
            .list());
  }
}

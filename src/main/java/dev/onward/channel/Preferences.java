package dev.onward.channel;

import dev.onward.database.Database;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.result.RowView;

/** What people want to be told unasked. Thread-safe. */
public final class Preferences {
  private final Database database;

  public Preferences(Database database) {
    this.database = database;
  }

  /**
   * The bulletins wanted, and the hour from which on in which time zone; weekly ones on that
   * weekday.
   */
  public record Preference(Set<String> bulletins, ZoneId zone, int hour, DayOfWeek weekday) {
    public static Preference none(ZoneId zone) {
      return new Preference(Set.of(), zone, 9, DayOfWeek.MONDAY);
    }

    public Preference {
      bulletins = Set.copyOf(bulletins);
      if (hour < 0 || hour > 23) {
        throw new IllegalArgumentException("there is no hour " + hour);
      }
    }
  }

  /** A person who wants to be told something. */
  public record Subscriber(String person, Preference preference) {}

  /** What a person chose, if they ever did. */
  public Optional<Preference> of(String person) {
    return database
        .with(handle ->
            handle
                .createQuery(
                    """
                    SELECT person_id, bulletins, zone, hour, weekday FROM channel_preference
                    WHERE person_id = :person
                    """)
                .bind("person", person)
                .map(row -> toSubscriber(row))
                .findOne())
        .map(Subscriber::preference);
  }

  public void keep(String person, Preference preference) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO channel_preference (person_id, bulletins, zone, hour, weekday)
                VALUES (:person, :bulletins, :zone, :hour, :weekday)
                ON CONFLICT (person_id)
                DO UPDATE SET bulletins = excluded.bulletins, zone = excluded.zone,
                  hour = excluded.hour, weekday = excluded.weekday
                """)
            .bind("person", person)
            .bind("bulletins", String.join(",", new TreeSet<>(preference.bulletins())))
            .bind("zone", preference.zone().getId())
            .bind("hour", preference.hour())
            .bind("weekday", preference.weekday().getValue())
            .execute());
  }

  /** Those who want something. */
  public List<Subscriber> subscribers() {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT person_id, bulletins, zone, hour, weekday FROM channel_preference
                WHERE bulletins <> '' ORDER BY person_id
                """)
            .map(row -> toSubscriber(row))
            .list());
  }

  private static Subscriber toSubscriber(RowView row) {
    return new Subscriber(
        row.getColumn("person_id", String.class),
        new Preference(
            Stream.of(row.getColumn("bulletins", String.class).split(",", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet()),
            ZoneId.of(row.getColumn("zone", String.class)),
            row.getColumn("hour", Integer.class),
            DayOfWeek.of(row.getColumn("weekday", Integer.class))));
  }
}

package dev.onward.teams;

import dev.onward.database.Database;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.result.RowView;

/** What people want to be told unasked, and what they were told already. Thread-safe. */
final class Preferences {
  private final Database database;

  Preferences(Database database) {
    this.database = database;
  }

  /** The bulletins wanted, and the hour from which on in which time zone. */
  record Preference(Set<String> bulletins, ZoneId zone, int hour) {
    static final Preference NONE = new Preference(Set.of(), ZoneOffset.UTC, 9);

    Preference {
      bulletins = Set.copyOf(bulletins);
      if (hour < 0 || hour > 23) {
        throw new IllegalArgumentException("there is no hour " + hour);
      }
    }
  }

  /** A person who wants to be told something. */
  record Subscriber(String person, Preference preference) {}

  Preference of(String person) {
    return database
        .with(handle ->
            handle
                .createQuery(
                    """
                    SELECT person_id, bulletins, zone, hour FROM teams_preference
                    WHERE person_id = :person
                    """)
                .bind("person", person)
                .map(row -> toSubscriber(row))
                .findOne())
        .map(Subscriber::preference)
        .orElse(Preference.NONE);
  }

  void keep(String person, Preference preference) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO teams_preference (person_id, bulletins, zone, hour)
                VALUES (:person, :bulletins, :zone, :hour)
                ON CONFLICT (person_id)
                DO UPDATE SET bulletins = excluded.bulletins, zone = excluded.zone,
                  hour = excluded.hour
                """)
            .bind("person", person)
            .bind("bulletins", String.join(",", new TreeSet<>(preference.bulletins())))
            .bind("zone", preference.zone().getId())
            .bind("hour", preference.hour())
            .execute());
  }

  /** Those who want something. */
  List<Subscriber> subscribers() {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT person_id, bulletins, zone, hour FROM teams_preference
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
            row.getColumn("hour", Integer.class)));
  }

  /** True for the first who asks on that day; then it counts as told. */
  boolean mayTell(String person, String bulletin, LocalDate day) {
    return database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO teams_told (person_id, bulletin, day)
                VALUES (:person, :bulletin, :day)
                ON CONFLICT (person_id, bulletin, day) DO NOTHING
                """)
            .bind("person", person)
            .bind("bulletin", bulletin)
            .bind("day", day.toString())
            .execute())
        == 1;
  }

  /** It could not be told after all. */
  void notTold(String person, String bulletin, LocalDate day) {
    database.with(handle ->
        handle.execute(
            "DELETE FROM teams_told WHERE person_id = ? AND bulletin = ? AND day = ?",
            person,
            bulletin,
            day.toString()));
  }

  int forgetToldBefore(LocalDate day) {
    return database.with(
        handle -> handle.execute("DELETE FROM teams_told WHERE day < ?", day.toString()));
  }
}

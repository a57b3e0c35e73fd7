package dev.onward.channel;

import dev.onward.channel.Bulletin.Rhythm;
import dev.onward.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which bulletin was told to whom last, in whichever channel. Who is about to tell one takes it for
 * a while, and then settles it for the day or gives it back; a node that was killed in between
 * leaves it to the next. Thread-safe.
 */
public final class BulletinHistory {
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final Database database;
  private final InstantSource clock;

  BulletinHistory(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A bulletin for a person. */
  record Telling(String person, String bulletin) {}

  /**
   * True where it may be told on that day: not settled within the rhythm, and taken by nobody else.
   */
  boolean take(Telling telling, Rhythm rhythm, LocalDate day) {
    return database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO channel_telling (person_id, bulletin, taken_until)
                VALUES (:person, :bulletin, :until)
                ON CONFLICT (person_id, bulletin)
                DO UPDATE SET taken_until = excluded.taken_until
                WHERE channel_telling.taken_until <= :now
                  AND (channel_telling.settled_on IS NULL
                    OR channel_telling.settled_on <= :latest)
                """)
            .bind("person", telling.person())
            .bind("bulletin", telling.bulletin())
            .bind("until", clock.instant().plus(LEASE).toEpochMilli())
            .bind("now", clock.millis())
            .bind("latest", day.minusDays(rhythm.days()).toString())
            .execute())
        == 1;
  }

  /** When it was sent last. */
  Optional<Instant> sent(Telling telling) {
    return database
        .with(handle ->
            handle
                .createQuery(
                    """
                    SELECT sent_at FROM channel_telling
                    WHERE person_id = :person AND bulletin = :bulletin AND sent_at IS NOT NULL
                    """)
                .bind("person", telling.person())
                .bind("bulletin", telling.bulletin())
                .mapTo(Long.class)
                .findOne())
        .map(Instant::ofEpochMilli);
  }

  /**
   * It is about to be sent. Whoever is killed then leaves it untold rather than told twice: nobody
   * could say whether it was.
   */
  void telling(Telling telling, LocalDate day) {
    database.with(handle ->
        handle.execute(
            "UPDATE channel_telling SET settled_on = ? WHERE person_id = ? AND bulletin = ?",
            day.toString(),
            telling.person(),
            telling.bulletin()));
  }

  /** It was sent. */
  void told(Telling telling, LocalDate day) {
    database.with(handle ->
        handle.execute(
            """
            UPDATE channel_telling SET settled_on = ?, sent_at = ?, taken_until = 0
            WHERE person_id = ? AND bulletin = ?
            """,
            day.toString(),
            clock.millis(),
            telling.person(),
            telling.bulletin()));
  }

  /** There is nothing to send on that day. */
  void skipped(Telling telling, LocalDate day) {
    database.with(handle ->
        handle.execute(
            """
            UPDATE channel_telling SET settled_on = ?, taken_until = 0
            WHERE person_id = ? AND bulletin = ?
            """,
            day.toString(),
            telling.person(),
            telling.bulletin()));
  }

  /** It was not sent; the next who asks may try. */
  void giveBack(Telling telling) {
    database.with(handle ->
        handle.execute(
            """
            UPDATE channel_telling SET taken_until = 0, settled_on = NULL
            WHERE person_id = ? AND bulletin = ?
            """,
            telling.person(),
            telling.bulletin()));
  }
}

package dev.onward.talk;

import dev.onward.database.Database;
import dev.onward.database.Json;
import dev.onward.talk.Former.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What was erased, forgotten, replaced or ended on a person's word, kept for a day so that they can
 * have it back; the last comes back first. It is part of what is kept of them: they can take it
 * along, and it goes at once when they are erased. Thread-safe.
 */
final class SetAside implements Belonging {
  private static final Duration KEPT = Duration.ofDays(1);

  /** Of one person; each may be as large as two plans. */
  private static final int MOST = 20;

  private final Database database;
  private final InstantSource clock;

  SetAside(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps it, in the caller's transaction, from now for a day. */
  void keep(Handle handle, String person, Former former) {
    handle
        .createUpdate(
            """
            INSERT INTO set_aside (id, person_id, place, kind, content, until)
            SELECT :id, :person, COALESCE(MAX(place), 0) + 1, :kind, :content, :until
            FROM set_aside WHERE person_id = :person
            """)
        .bind("id", UUID.randomUUID().toString())
        .bind("person", person)
        .bind("kind", former.kind().word())
        .bind("content", Json.write(former))
        .bind("until", until().toEpochMilli())
        .execute();
    handle
        .createUpdate(
            """
            DELETE FROM set_aside WHERE person_id = :person AND place <=
              (SELECT MAX(place) FROM set_aside WHERE person_id = :person) - :most
            """)
        .bind("person", person)
        .bind("most", MOST)
        .execute();
  }

  /** Until when that is kept which is set aside now. */
  Instant until() {
    return clock.instant().plus(KEPT);
  }

  private record Row(String id, String content) {}

  /** Takes out, in the caller's transaction, what was kept last of some kinds. */
  Optional<Former> takeLast(Handle handle, String person, List<Kind> kinds) {
    Optional<Row> last =
        handle
            .createQuery(
                """
                SELECT id, content FROM set_aside
                WHERE person_id = :person AND until > :now AND kind IN (<kinds>)
                ORDER BY place DESC, id LIMIT 1
                """)
            .bind("person", person)
            .bind("now", clock.millis())
            .bindList("kinds", kinds.stream().map(Kind::word).toList())
            .map(row ->
                new Row(row.getColumn("id", String.class), row.getColumn("content", String.class)))
            .findFirst();
    return last.filter(row -> handle.execute("DELETE FROM set_aside WHERE id = ?", row.id()) == 1)
        .map(row -> Json.read(row.content(), Former.class));
  }

  /** Deletes what has been aside for a day. */
  int forgetOld() {
    return database.with(
        handle -> handle.execute("DELETE FROM set_aside WHERE until <= ?", clock.millis()));
  }

  // ---------------------------------------------------------------- as a belonging

  @Override
  public String name() {
    return "setAside";
  }

  @Override
  public Optional<Object> of(String personId) {
    List<Map<String, Object>> kept =
        database.with(handle ->
            handle
                .createQuery(
                    """
                    SELECT content, until FROM set_aside WHERE person_id = :person ORDER BY place
                    """)
                .bind("person", personId)
                .map(row -> {
                  Former former = Json.read(row.getColumn("content", String.class), Former.class);
                  return Map.<String, Object>of(
                      "takenBy", former.kind().word(),
                      "until", Instant.ofEpochMilli(row.getColumn("until", Long.class)),
                      "before", former.before());
                })
                .list());
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
  }

  @Override
  public void move(String fromPersonId, String toPersonId) {
    database.with(handle ->
        handle.execute(
            "UPDATE set_aside SET person_id = ? WHERE person_id = ?", toPersonId, fromPersonId));
  }
}

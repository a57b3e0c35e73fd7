package dev.onward.teams;

import dev.onward.database.Database;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * What came in and is not answered yet, in the database, so that neither a kill nor the end of a
 * node loses it. Who takes a job has it for a while and has to say that it still works on it; when
 * it falls silent, another node may take the job. Jobs of one chat are given out one after the
 * other, in the order in which they came. Thread-safe.
 */
final class Inbox {
  static final Duration LEASE = Duration.ofSeconds(60);

  private final Database database;
  private final InstantSource clock;

  Inbox(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** An activity to work on; {@code turnId} where an earlier attempt had already asked. */
  record Job(String id, Activity activity, int attempt, Optional<String> turnId) {}

  /** Keeps an activity; false where it is here already. */
  boolean put(Activity activity, String json) {
    long now = clock.millis();
    return database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO teams_activity
                  (id, chat_id, content, received_at, state, attempts, due_at)
                VALUES (:id, :chat, :content, :now, 'waiting', 0, :now)
                ON CONFLICT (id) DO NOTHING
                """)
            .bind("id", key(activity, json))
            .bind("chat", activity.chat().id())
            .bind("content", json)
            .bind("now", now)
            .execute())
        == 1;
  }

  /** An activity without an id is known again by all it says. */
  private static String key(Activity activity, String json) {
    String told = activity.id().isEmpty() ? json : activity.id();
    return Hash.of((activity.chat().id() + '\n' + told).getBytes(StandardCharsets.UTF_8));
  }

  /** Takes the oldest job that is due, if there is one. */
  Optional<Job> take() {
    return database.inTransaction(handle -> {
      Optional<Candidate> candidate = candidate(handle);
      return candidate.filter(c -> claim(handle, c)).map(Candidate::job);
    });
  }

  private record Candidate(Job job, long dueAt) {}

  private Optional<Candidate> candidate(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT a.id, a.content, a.attempts, a.turn_id, a.due_at
            FROM teams_activity a
            WHERE a.state = 'waiting' AND a.due_at <= :now
              AND NOT EXISTS (
                SELECT 1 FROM teams_activity b
                WHERE b.state = 'waiting' AND b.chat_id = a.chat_id
                  AND (b.received_at < a.received_at
                    OR (b.received_at = a.received_at AND b.id < a.id)))
            ORDER BY a.received_at, a.id LIMIT 1
            """)
        .bind("now", clock.millis())
        .map(row -> toCandidate(row))
        .findOne();
  }

  private static Candidate toCandidate(RowView row) {
    return new Candidate(
        new Job(
            row.getColumn("id", String.class),
            Activity.read(row.getColumn("content", String.class)),
            row.getColumn("attempts", Integer.class) + 1,
            Optional.ofNullable(row.getColumn("turn_id", String.class))),
        row.getColumn("due_at", Long.class));
  }

  /** False where another node was faster. */
  private boolean claim(Handle handle, Candidate candidate) {
    return handle
            .createUpdate(
                """
                UPDATE teams_activity SET due_at = :until, attempts = attempts + 1
                WHERE id = :id AND state = 'waiting' AND due_at = :due
                """)
            .bind("until", clock.instant().plus(LEASE).toEpochMilli())
            .bind("id", candidate.job().id())
            .bind("due", candidate.dueAt())
            .execute()
        == 1;
  }

  /** Says that a job is still being worked on. */
  void stillWorking(String id) {
    due(id, LEASE);
  }

  /** Gives a job back, to be taken again after a while. */
  void again(String id, Duration after) {
    due(id, after);
  }

  private void due(String id, Duration in) {
    database.with(handle ->
        handle
            .createUpdate(
                "UPDATE teams_activity SET due_at = :due WHERE id = :id AND state = 'waiting'")
            .bind("due", clock.instant().plus(in).toEpochMilli())
            .bind("id", id)
            .execute());
  }

  /** Remembers which question was begun for a job. */
  void asked(String id, String turnId) {
    database.with(
        handle -> handle.execute("UPDATE teams_activity SET turn_id = ? WHERE id = ?", turnId, id));
  }

  void done(String id) {
    end(id, "done");
  }

  void giveUp(String id) {
    end(id, "given-up");
  }

  private void end(String id, String state) {
    database.with(handle ->
        handle.execute(
            "UPDATE teams_activity SET state = ?, content = '' WHERE id = ?", state, id));
  }

  /** Makes jobs due at once that a former process of this machine had taken. */
  int release() {
    return database.with(handle ->
        handle
            .createUpdate(
                "UPDATE teams_activity SET due_at = :now WHERE state = 'waiting' AND due_at > :now")
            .bind("now", clock.millis())
            .execute());
  }

  /** Forgets ids of jobs that ended so long ago that nobody repeats them any more. */
  int forgetEnded(Duration ago) {
    return database.with(handle ->
        handle.execute(
            "DELETE FROM teams_activity WHERE state <> 'waiting' AND received_at < ?",
            clock.instant().minus(ago).toEpochMilli()));
  }
}

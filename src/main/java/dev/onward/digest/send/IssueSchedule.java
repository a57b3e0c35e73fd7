package dev.onward.digest.send;

import dev.onward.database.Database;
import dev.onward.digest.subscribe.Slot;
import dev.onward.digest.subscribe.Subscriber;
import dev.onward.mail.queue.RandomKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/**
 * Which issues are to come and which come no more: the same rows as those of {@link
 * IssueDeliveries}, before and after they are worked on. Thread-safe.
 */
public final class IssueSchedule {
  /** How late an issue may go out. */
  static final Duration LATEST = Duration.ofHours(24);

  private final Database database;
  private final InstantSource clock;

  public IssueSchedule(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** An issue that nobody has begun. */
  record Planned(String id, String subscriber, Instant at) {}

  /** Plans an issue; false where that subscriber has one for that day already. */
  public boolean plan(Subscriber subscriber, Slot.Issue issue) {
    return database.with(handle -> plan(handle, subscriber, issue, IssueState.PLANNED, null));
  }

  public boolean plan(Handle handle, Subscriber subscriber, Slot.Issue issue) {
    return plan(handle, subscriber, issue, IssueState.PLANNED, null);
  }

  /** Leaves a row for an issue that nobody planned in time, so that it is not missed in silence. */
  boolean skip(Subscriber subscriber, Slot.Issue issue) {
    return database.with(handle ->
        plan(handle, subscriber, issue, IssueState.SKIPPED, "no node was there to plan it"));
  }

  private boolean plan(
      Handle handle,
      Subscriber subscriber,
      Slot.Issue issue,
      IssueState state,
      @Nullable String why) {
    return handle
            .createUpdate(
                """
                INSERT INTO digest_delivery
                  (id, issue, subscriber_id, issue_at, domain, state, attempts, due_at, reply,
                   changed_at)
                VALUES (:id, :issue, :subscriber, :at, :domain, :state, 0, :at, :reply, :now)
                ON CONFLICT (issue, subscriber_id) DO NOTHING
                """)
            .bind("id", RandomKey.next())
            .bind("issue", issue.day().toString())
            .bind("subscriber", subscriber.id())
            .bind("at", issue.at().toEpochMilli())
            .bind("domain", domain(subscriber.address()))
            .bind("state", state.word())
            .bind("reply", why)
            .bind("now", clock.millis())
            .execute()
        == 1;
  }

  /** The day of the latest issue that was not skipped nor lies ahead. */
  Optional<LocalDate> last(Subscriber subscriber) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT MAX(issue) FROM digest_delivery
                WHERE subscriber_id = :subscriber AND issue_at <= :now AND state <> 'skipped'
                """)
            .bind("subscriber", subscriber.id())
            .bind("now", clock.millis())
            .mapTo(String.class)
            .findOne()
            .map(LocalDate::parse));
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** What is planned for later, by subscriber. */
  Map<String, Planned> ahead(List<String> subscribers) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT id, subscriber_id, issue_at FROM digest_delivery
                WHERE subscriber_id IN (<subscribers>) AND issue_at > :now AND state = 'planned'
                """)
            .bindList("subscribers", subscribers)
            .bind("now", clock.millis())
            .map((RowView row) ->
                new Planned(
                    row.getColumn("id", String.class),
                    row.getColumn("subscriber_id", String.class),
                    Instant.ofEpochMilli(row.getColumn("issue_at", Long.class))))
            .collect(Collectors.toMap(Planned::subscriber, p -> p, (one, other) -> one)));
  }

  /** Takes a plan for later back, since the subscriber wants the mail at another time. */
  void unplan(String id) {
    database.with(handle ->
        handle.execute(
            "DELETE FROM digest_delivery WHERE id = ? AND state = 'planned' AND issue_at > ?",
            id,
            clock.millis()));
  }

  /** Skips what could not begin within its day; gives how many. */
  int skipLate() {
    return endLate("attempts = 0", IssueState.SKIPPED);
  }

  /** Ends what was tried in vain all its day; gives how many. */
  int failLate() {
    return endLate("attempts > 0", IssueState.FAILED);
  }

  private int endLate(String which, IssueState state) {
    return database.with(handle ->
        handle
            .createUpdate(
                "UPDATE digest_delivery SET state = :state, changed_at = :now WHERE "
                    + which
                    + " AND state IN ('planned', 'claimed') AND due_at <= :now AND issue_at <"
                    + " :oldest")
            .bind("state", state.word())
            .bind("now", clock.millis())
            .bind("oldest", clock.instant().minus(LATEST).toEpochMilli())
            .execute());
  }

  /** Puts in doubt what a silent node was handing over; gives how many. */
  int doubt() {
    return database.with(handle ->
        handle.execute(
            """
            UPDATE digest_delivery SET state = 'in-doubt', changed_at = ?
            WHERE state = 'handing-over' AND due_at <= ?
            """,
            clock.millis(),
            clock.millis()));
  }

  /** Forgets what is older than that. */
  public int forget(Duration age) {
    return database.with(handle ->
        handle.execute(
            "DELETE FROM digest_delivery WHERE issue_at < ?",
            clock.instant().minus(age).toEpochMilli()));
  }
}

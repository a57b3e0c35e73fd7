package dev.onward.digest.send;

import dev.onward.database.Database;
import dev.onward.mail.failure.FailureVerdict.Fault;
import dev.onward.mail.queue.MailQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/**
 * What is to be delivered and how far it has come, one row for each issue and subscriber. A node
 * holds what it claimed for a while and has to say that it still works on it; when it falls silent,
 * another node takes over what was not being handed over, and the rest is in doubt. Whoever lost a
 * row can't write to it any more. Thread-safe.
 */
public final class IssueDeliveries {
  public static final Duration LEASE = MailQueue.LEASE;

  private static final String COLUMNS =
      "id, issue, subscriber_id, issue_at, domain, attempts, state, due_at";

  /** How many rows are looked at for each one wanted, since some domains may have to wait. */
  private static final int CHOICE = 4;

  private final Database database;
  private final InstantSource clock;
  private final String node;

  /** {@code node} is a name that no other process has. */
  public IssueDeliveries(Database database, InstantSource clock, String node) {
    this.database = database;
    this.clock = clock;
    this.node = node;
  }

  // ---------------------------------------------------------------- claim

  private record Candidate(IssueDelivery delivery, String state, long dueAt) {}

  /**
   * Takes deliveries that are due, the oldest first, at most so many; {@code busy} domains and
   * those that {@code mayTake} refuses have to wait, and so has an issue while an earlier one of
   * the same subscriber is not done, since it must not tell the same. Nothing while deliveries are
   * paused.
   */
  List<IssueDelivery> claim(int most, Set<String> busy, Predicate<String> mayTake) {
    List<Candidate> candidates = candidates(most * CHOICE, busy);
    if (candidates.isEmpty()) {
      return List.of();
    }
    return database.inTransaction(handle -> {
      List<IssueDelivery> claimed = new ArrayList<>();
      for (Candidate candidate : candidates) {
        if (claimed.size() < most
            && mayTake.test(candidate.delivery().domain())
            && claim(handle, candidate)) {
          claimed.add(candidate.delivery());
        }
      }
      return claimed;
    });
  }

  private List<Candidate> candidates(int most, Set<String> busy) {
    return database.with(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + """
                     FROM digest_delivery
                    WHERE state IN ('planned', 'claimed') AND due_at <= :now AND issue_at >= :oldest
                      AND domain NOT IN (<busy>) AND NOT EXISTS (SELECT 1 FROM digest_pause)
                      AND NOT EXISTS (
                        SELECT 1 FROM digest_delivery earlier
                        WHERE earlier.subscriber_id = digest_delivery.subscriber_id
                          AND earlier.issue_at < digest_delivery.issue_at
                          AND earlier.issue_at >= :oldest
                          AND earlier.state IN ('planned', 'claimed', 'handing-over'))
                    ORDER BY due_at, id LIMIT :most
                    """)
            .bindList("busy", Stream.concat(Stream.of(""), busy.stream()).toList())
            .bind("now", clock.millis())
            .bind("oldest", clock.instant().minus(IssueSchedule.LATEST).toEpochMilli())
            .bind("most", most)
            .map(row -> toCandidate(row))
            .list());
  }

  /** False where another node was faster. */
  private boolean claim(Handle handle, Candidate candidate) {
    return handle
            .createUpdate(
                """
                UPDATE digest_delivery
                SET state = 'claimed', holder = :node, due_at = :until, changed_at = :now
                WHERE id = :id AND state = :state AND due_at = :due
                """)
            .bind("node", node)
            .bind("until", leaseEnd())
            .bind("now", clock.millis())
            .bind("id", candidate.delivery().id())
            .bind("state", candidate.state())
            .bind("due", candidate.dueAt())
            .execute()
        == 1;
  }

  /** Says that this node still works on those. */
  void stillWorking(Set<String> ids) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                UPDATE digest_delivery SET due_at = :until
                WHERE id IN (<ids>) AND holder = :node AND state IN ('claimed', 'handing-over')
                """)
            .bindList("ids", List.copyOf(ids))
            .bind("until", leaseEnd())
            .bind("node", node)
            .execute());
  }

  private long leaseEnd() {
    return clock.instant().plus(LEASE).toEpochMilli();
  }

  // ---------------------------------------------------------------- what becomes of it

  /** Codes of the mail server, or why else; and whose fault it is, where it is a fault. */
  record Why(String reply, Optional<Fault> fault) {
    static final Why NONE = new Why("", Optional.empty());

    static Why of(String reply, Fault fault) {
      return new Why(reply, Optional.of(fault));
    }

    @Nullable String faultWord() {
      return fault.map(Fault::word).orElse(null);
    }
  }

  /** Notes that the last word is about to be said; false where another node has the row by now. */
  boolean handingOver(IssueDelivery delivery) {
    return database.with(handle ->
        handle.execute(
            """
            UPDATE digest_delivery SET state = 'handing-over', due_at = ?, changed_at = ?
            WHERE id = ? AND state IN ('claimed', 'handing-over') AND holder = ?
            """,
            leaseEnd(),
            clock.millis(),
            delivery.id(),
            node))
        == 1;
  }

  /** Ends a delivery. False where another node has the row by now. */
  boolean end(Handle handle, IssueDelivery delivery, IssueState state, Why why) {
    return handle.execute(
            """
            UPDATE digest_delivery SET state = ?, reply = ?, fault = ?, changed_at = ?
            WHERE id = ? AND holder = ? AND state IN ('claimed', 'handing-over', 'in-doubt')
            """,
            state.word(),
            why.reply(),
            why.faultWord(),
            clock.millis(),
            delivery.id(),
            node)
        == 1;
  }

  boolean end(IssueDelivery delivery, IssueState state, Why why) {
    return database.inTransaction(handle -> end(handle, delivery, state, why));
  }

  /** Gives a delivery back, to be tried again after a while. */
  void again(IssueDelivery delivery, Duration after, Why why) {
    database.with(handle ->
        handle.execute(
            """
            UPDATE digest_delivery
            SET state = 'planned', attempts = attempts + 1, due_at = ?, reply = ?, fault = ?,
              changed_at = ?
            WHERE id = ? AND holder = ? AND state IN ('claimed', 'handing-over')
            """,
            clock.instant().plus(after).toEpochMilli(),
            why.reply(),
            why.faultWord(),
            clock.millis(),
            delivery.id(),
            node));
  }

  /** Gives a delivery back that was not begun. */
  void giveBack(IssueDelivery delivery) {
    database.with(handle ->
        handle.execute(
            """
            UPDATE digest_delivery SET state = 'planned', due_at = issue_at
            WHERE id = ? AND holder = ? AND state = 'claimed'
            """,
            delivery.id(),
            node));
  }

  /** Makes due at once what a former process of this machine had claimed. */
  public void release() {
    database.with(handle ->
        handle.execute(
            """
            UPDATE digest_delivery SET due_at = ?
            WHERE state IN ('claimed', 'handing-over') AND holder <> ?
            """,
            clock.millis(),
            node));
  }

  /** The moment of the last issue that told a subscriber all there was to tell. */
  Optional<Instant> lastBefore(IssueDelivery delivery) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT MAX(issue_at) FROM digest_delivery
                WHERE subscriber_id = :subscriber AND issue_at < :at AND state IN ('sent', 'empty')
                """)
            .bind("subscriber", delivery.subscriber())
            .bind("at", delivery.at().toEpochMilli())
            .mapTo(Long.class)
            .findOne()
            .map(Instant::ofEpochMilli));
  }

  private static Candidate toCandidate(RowView row) {
    return new Candidate(
        new IssueDelivery(
            row.getColumn("id", String.class),
            LocalDate.parse(row.getColumn("issue", String.class)),
            row.getColumn("subscriber_id", String.class),
            Instant.ofEpochMilli(row.getColumn("issue_at", Long.class)),
            row.getColumn("domain", String.class),
            row.getColumn("attempts", Integer.class)),
        row.getColumn("state", String.class),
        row.getColumn("due_at", Long.class));
  }
}

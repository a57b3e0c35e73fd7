package dev.onward.mail.failure;

import dev.onward.database.Database;
import dev.onward.mail.failure.FailureVerdict.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops sending when failures that are no recipient's follow one another without a mail that gets
 * through: a relay that is broken or a sender that is refused fails everybody alike, and each
 * further mail only makes it worse. The operator is told, in the log and by a row that the status
 * shows; a mail that gets through closes it again. One for each node, the row is for all.
 * Thread-safe.
 */
public final class SendingBreaker {
  private static final Logger log = LoggerFactory.getLogger(SendingBreaker.class);
  private static final int IN_A_ROW = 10;

  /** A server that can't be spoken with says no to everybody at once. */
  private static final int AWAY_IN_A_ROW = 3;

  private static final Duration TOLD_AGAIN_AFTER = Duration.ofHours(1);

  private final Database database;
  private final InstantSource clock;
  private int failures;
  private boolean isOpen;
  private Instant toldAt = Instant.MIN;

  public SendingBreaker(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Why sending has stopped. */
  public record Opened(Fault fault, String reply, int failures, Instant since, Instant last) {}

  /** Counts a failure that is no recipient's; {@code reply} are codes. True where it is open. */
  public synchronized boolean failed(Fault fault, String reply) {
    return counted(fault, reply, IN_A_ROW);
  }

  /** Counts that the other side can't be spoken with at all. True where it is open. */
  public synchronized boolean away(Fault fault, String why) {
    return counted(fault, why, AWAY_IN_A_ROW);
  }

  private boolean counted(Fault fault, String reply, int most) {
    failures++;
    isOpen |= failures >= most;
    if (isOpen) {
      tell(fault, reply);
    }
    return isOpen;
  }

  private void tell(Fault fault, String reply) {
    note(fault, reply);
    if (clock.instant().isAfter(toldAt.plus(TOLD_AGAIN_AFTER))) {
      toldAt = clock.instant();
      log.error(
          "mail: {} failures in a row that are no recipient's, the last one {} ({}); sending has"
              + " stopped, is tried again now and then, and no reader is suppressed for it",
          failures,
          reply,
          fault.word());
    }
  }

  /** The other side took a mail, or refused one for its recipient's sake: it works. */
  public synchronized void worked() {
    failures = 0;
    if (isOpen) {
      isOpen = false;
      toldAt = Instant.MIN;
      database.with(handle -> handle.execute("DELETE FROM mail_breaker"));
      log.info("mail: sending goes on");
    }
  }

  private void note(Fault fault, String reply) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO mail_breaker (id, fault, reply, failures, opened_at, last_at)
                VALUES (1, :fault, :reply, :failures, :now, :now)
                ON CONFLICT (id) DO UPDATE SET fault = excluded.fault, reply = excluded.reply,
                  failures = excluded.failures, last_at = excluded.last_at
                """)
            .bind("fault", fault.word())
            .bind("reply", reply)
            .bind("failures", failures)
            .bind("now", clock.millis())
            .execute());
  }

  /** What stands in the row, whichever node wrote it. */
  public static Optional<Opened> opened(Database database) {
    return database.with(handle ->
        handle
            .createQuery("SELECT fault, reply, failures, opened_at, last_at FROM mail_breaker")
            .map((RowView row) ->
                new Opened(
                    Fault.valueOf(
                        row.getColumn("fault", String.class).toUpperCase(java.util.Locale.ROOT)),
                    row.getColumn("reply", String.class),
                    row.getColumn("failures", Integer.class),
                    Instant.ofEpochMilli(row.getColumn("opened_at", Long.class)),
                    Instant.ofEpochMilli(row.getColumn("last_at", Long.class))))
            .findOne());
  }
}

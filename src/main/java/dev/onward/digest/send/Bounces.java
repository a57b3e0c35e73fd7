package dev.onward.digest.send;

import dev.onward.database.Database;
import dev.onward.mail.failure.FailureVerdict.Fault;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** What came back of issues that were sent, kept with them. Thread-safe. */
public final class Bounces {
  /** So many issues in a row that a mailbox could not take for the time being are enough. */
  private static final int TOO_OFTEN = 3;

  private final Database database;
  private final InstantSource clock;

  public Bounces(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A mail of ours that a report is about; without a subscriber it asked somebody to confirm. */
  record Known(String id, String address, Optional<String> subscriber) {}

  Optional<Known> known(String id) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT d.id, s.address, d.subscriber_id FROM digest_delivery d
                JOIN digest_subscriber s ON s.id = d.subscriber_id WHERE d.id = :id
                UNION ALL
                SELECT id, address, NULL FROM mail_sent WHERE id = :id
                """)
            .bind("id", id)
            .map((RowView row) ->
                new Known(
                    row.getColumn("id", String.class),
                    row.getColumn("address", String.class),
                    Optional.ofNullable(row.getColumn("subscriber_id", String.class))))
            .findFirst());
  }

  /** Notes what came back of an issue; of the other mails nothing is kept but their suppression. */
  void note(Known known, String status, Fault fault) {
    database.with(handle ->
        handle.execute(
            "UPDATE digest_delivery SET bounce = ?, fault = ?, changed_at = ? WHERE id = ?",
            status,
            fault.word(),
            clock.millis(),
            known.id()));
  }

  /**
   * Whether none of the last three issues reached a subscriber for reasons of their own. What was
   * our fault or the relay's tells nothing of their mailbox, so it counts neither way.
   */
  boolean hasFailedTooOften(String subscriber) {
    List<Boolean> last =
        database.with(handle ->
            handle
                .createQuery(
                    """
                    SELECT fault FROM digest_delivery
                    WHERE subscriber_id = :subscriber
                      AND ((state = 'sent' AND fault IS NULL)
                        OR (state IN ('sent', 'failed') AND fault = 'recipient'))
                    ORDER BY issue_at DESC LIMIT :most
                    """)
                .bind("subscriber", subscriber)
                .bind("most", TOO_OFTEN)
                .map((RowView row) -> row.getColumn("fault", String.class) != null)
                .list());
    return last.size() == TOO_OFTEN && last.stream().allMatch(failed -> failed);
  }
}

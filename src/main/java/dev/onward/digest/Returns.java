package dev.onward.digest;

import dev.onward.database.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.result.RowView;

/** What came back of issues that were sent, kept with them. Thread-safe. */
final class Returns {
  /** So many issues in a row that a mailbox could not take for the time being are enough. */
  private static final int TOO_OFTEN = 3;

  /** For the time being, or the mailbox is full (RFC 3463). */
  private static final Pattern PASSING = Pattern.compile("(?s)(4|.*\\b5\\.2\\.2\\b).*");

  private final Database database;
  private final InstantSource clock;

  Returns(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  static boolean isPassing(String status) {
    return PASSING.matcher(status).matches();
  }

  /** The subscriber whose issue has that id. */
  Optional<String> subscriberOf(String id) {
    return database.with(handle ->
        handle
            .createQuery("SELECT subscriber_id FROM digest_delivery WHERE id = :id")
            .bind("id", id)
            .mapTo(String.class)
            .findOne());
  }

  void note(String id, String status) {
    database.with(handle ->
        handle.execute(
            "UPDATE digest_delivery SET bounce = ?, changed_at = ? WHERE id = ?",
            status,
            clock.millis(),
            id));
  }

  /** Whether none of the last three issues reached a subscriber, for reasons that may pass. */
  boolean hasFailedTooOften(String subscriber) {
    List<String> last =
        database.with(handle ->
            handle
                .createQuery(
                    """
                    SELECT state, reply, bounce FROM digest_delivery
                    WHERE subscriber_id = :subscriber AND state IN ('sent', 'failed')
                    ORDER BY issue_at DESC LIMIT :most
                    """)
                .bind("subscriber", subscriber)
                .bind("most", TOO_OFTEN)
                .map(row -> fault(row))
                .list());
    return last.size() == TOO_OFTEN && last.stream().allMatch(Returns::isPassing);
  }

  private static String fault(RowView row) {
    String bounce = row.getColumn("bounce", String.class);
    String reply = row.getColumn("reply", String.class);
    boolean failed = row.getColumn("state", String.class).equals(State.FAILED.word());
    return bounce != null ? bounce : failed && reply != null ? reply : "";
  }
}

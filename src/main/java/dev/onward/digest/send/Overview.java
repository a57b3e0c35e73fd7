package dev.onward.digest.send;

import dev.onward.database.Database;
import dev.onward.digest.subscribe.Addresses;
import dev.onward.digest.subscribe.InvalidInput;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.mail.failure.FailureVerdict.Fault;
import dev.onward.mail.failure.SendingBreaker;
import dev.onward.mail.recipient.Suppressions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.result.RowView;

/**
 * What an operator sees and may do of deliveries, on all nodes at once. Never an address in full.
 */
public final class Overview {
  private static final int ISSUES = 14;
  private static final int LISTED = 50;

  private final Database database;
  private final InstantSource clock;

  public Overview(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Holds the deliveries of all nodes; the mail in hand is finished. */
  public void pause() {
    database.with(handle ->
        handle.execute(
            """
            INSERT INTO digest_pause (id, paused_at) VALUES (1, ?) ON CONFLICT (id) DO NOTHING
            """,
            clock.millis()));
  }

  /** Goes on; what became due more than a day ago is skipped. */
  public void resume() {
    database.with(handle -> handle.execute("DELETE FROM digest_pause"));
  }

  private Optional<Instant> pausedAt() {
    return database.with(handle ->
        handle
            .createQuery("SELECT paused_at FROM digest_pause")
            .mapTo(Long.class)
            .findOne()
            .map(Instant::ofEpochMilli));
  }

  /** The state of things as lines of text. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(pausedAt().map(at -> "paused since " + at).orElse("deliveries go on (not paused)"));
    SendingBreaker.opened(database)
        .ifPresent(opened ->
            lines.add(
                "STOPPED since %s: %s at fault, %d failures in a row, the last one %s at %s; no reader is suppressed for it"
                    .formatted(
                        opened.since(),
                        opened.fault() == Fault.RELAY
                            ? "the relay"
                            : "our " + opened.fault().word(),
                        opened.failures(),
                        opened.reply(),
                        opened.last())));
    counts().forEach((issue, states) -> lines.add(issue + "  " + states));
    listed(
        lines,
        "in doubt, so the mail server has them or not; the next issue tells it again:",
        """
        SELECT d.issue || '  ' || d.id AS what, s.address FROM digest_delivery d
        JOIN digest_subscriber s ON s.id = d.subscriber_id
        WHERE d.state = 'in-doubt' ORDER BY d.issue DESC, d.id LIMIT :most
        """);
    verdicts().forEach(lines::add);
    List<String> suppressed = suppressed("");
    if (!suppressed.isEmpty()) {
      lines.add("suppressed, so they get no mail until `digest lift ADDRESS`:");
      lines.addAll(suppressed);
    }
    return lines;
  }

  /** Suppressed mailboxes that hold those characters, the latest first. */
  public List<String> suppressed(String part) {
    return new Suppressions(database, clock)
        .search(part, LISTED).stream()
            .map(one ->
                "  %s  %s  %s, since %s"
                    .formatted(
                        masked(one.address()),
                        one.cause().word(),
                        one.reply(),
                        one.at().truncatedTo(ChronoUnit.MINUTES)))
            .toList();
  }

  /** Lets mail go to a suppressed address again. False where it was not suppressed. */
  public boolean lift(String address) {
    try {
      return new Subscribers(database, clock).lift(Addresses.normal(address));
    } catch (InvalidInput noAddress) {
      return false;
    }
  }

  /** What failed in the last days, by day and by whose fault it was. */
  private List<String> verdicts() {
    List<String> lines =
        database.with(handle ->
            handle
                .createQuery(
                    """
                    SELECT issue, fault, COUNT(*) AS amount FROM digest_delivery
                    WHERE fault IS NOT NULL
                      AND issue IN (SELECT DISTINCT issue FROM digest_delivery
                                    ORDER BY issue DESC LIMIT :issues)
                    GROUP BY issue, fault ORDER BY issue, fault
                    """)
                .bind("issues", ISSUES)
                .map((RowView row) ->
                    "  %s  %s %d"
                        .formatted(
                            row.getColumn("issue", String.class),
                            row.getColumn("fault", String.class),
                            row.getColumn("amount", Integer.class)))
                .list());
    return lines.isEmpty()
        ? lines
        : Stream.concat(Stream.of("failed, by whose fault it was:"), lines.stream()).toList();
  }

  private record Count(String issue, String state, int amount, int bounced) {
    String words() {
      return state + " " + amount + (bounced > 0 ? " (" + bounced + " bounced)" : "");
    }
  }

  private Map<String, String> counts() {
    Map<String, String> byIssue = new TreeMap<>();
    for (Count count : counted()) {
      byIssue.merge(count.issue(), count.words(), (one, two) -> one + ", " + two);
    }
    return byIssue;
  }

  private List<Count> counted() {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT issue, state, COUNT(*) AS amount, COUNT(bounce) AS bounced
                FROM digest_delivery
                WHERE issue IN (SELECT DISTINCT issue FROM digest_delivery
                                ORDER BY issue DESC LIMIT :issues)
                GROUP BY issue, state ORDER BY issue, state
                """)
            .bind("issues", ISSUES)
            .map((RowView row) ->
                new Count(
                    row.getColumn("issue", String.class),
                    row.getColumn("state", String.class),
                    row.getColumn("amount", Integer.class),
                    row.getColumn("bounced", Integer.class)))
            .list());
  }

  private void listed(List<String> lines, String heading, String sql) {
    List<String> found =
        database.with(handle ->
            handle
                .createQuery(sql)
                .bind("most", LISTED)
                .map((RowView row) ->
                    "  %s  %s"
                        .formatted(
                            row.getColumn("what", String.class),
                            masked(row.getColumn("address", String.class))))
                .list());
    if (!found.isEmpty()) {
      lines.add(heading);
      lines.addAll(found);
    }
  }

  private static String masked(String address) {
    int at = address.lastIndexOf('@');
    return String.format(Locale.ROOT, "%s...%s", address.substring(0, 1), address.substring(at));
  }
}

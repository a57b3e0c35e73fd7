package dev.onward.channel;

import dev.onward.channel.Claim.Row;
import dev.onward.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * What came in by a channel and is not answered yet, in the database, so that neither a kill nor
 * the end of a node loses it. Each conversation is a lane: its messages are given out one after the
 * other, in the order in which they came. Who takes a message has a lease on it and has to renew
 * it; when the holder falls silent, another node may take the message, and from then on nothing
 * that the former holder says of it is heard. Thread-safe.
 */
public final class Inbox {
  public static final Duration LEASE = Duration.ofSeconds(40);

  /** Heads of lanes to choose from. */
  private static final int CANDIDATES = 200;

  private final Database database;
  private final InstantSource clock;
  private final String channel;

  /** The inbox of one channel; channels share the table and not the messages. */
  public Inbox(Database database, InstantSource clock, String channel) {
    this.database = database;
    this.clock = clock;
    this.channel = channel;
  }

  /**
   * A message that came in: {@code key} tells it from others of its lane, {@code host} is the far
   * side to which the answer goes.
   */
  public record Received(String lane, String key, String host, String content) {}

  /** Keeps a message; false where it is here already. */
  public boolean put(Received message) {
    long now = clock.millis();
    return database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO channel_inbox
                  (id, channel, lane, host, content, received_at, state, attempts, due_at)
                VALUES (:id, :channel, :lane, :host, :content, :now, 'waiting', 0, :now)
                ON CONFLICT (id) DO NOTHING
                """)
            .bind("id", id(message.lane(), message.key()))
            .bind("channel", channel)
            .bind("lane", message.lane())
            .bind("host", message.host())
            .bind("content", message.content())
            .bind("now", now)
            .execute())
        == 1;
  }

  /** The question that was begun for a message. */
  public Optional<String> turn(String lane, String key) {
    return database.with(handle ->
        handle
            .createQuery("SELECT turn_id FROM channel_inbox WHERE id = :id AND turn_id IS NOT NULL")
            .bind("id", id(lane, key))
            .mapTo(String.class)
            .findOne());
  }

  /** From now on another question stands for a message that is answered already. */
  public void asks(String lane, String key, String turnId) {
    database.with(handle ->
        handle.execute("UPDATE channel_inbox SET turn_id = ? WHERE id = ?", turnId, id(lane, key)));
  }

  private static String id(String lane, String key) {
    return Sha256.of(lane + '\n' + key);
  }

  private record Head(String id, String host, long dueAt) {}

  /**
   * Takes a message that is due, if there is one: of the heads of all lanes the oldest of that host
   * for which the fewest are being worked on. Hosts in {@code full} get nothing more for now.
   */
  public Optional<Row> take(Set<String> full, ToIntFunction<String> busy) {
    List<Head> heads =
        database.with(this::heads).stream()
            .filter(head -> !full.contains(head.host()))
            .sorted(Comparator.comparingInt(head -> busy.applyAsInt(head.host())))
            .toList();
    for (Head head : heads) {
      Optional<Row> row = claimed(head);
      if (row.isPresent()) {
        return row;
      }
    }
    return Optional.empty();
  }

  private List<Head> heads(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT a.id, a.host, a.due_at
            FROM channel_inbox a
            WHERE a.state = 'waiting' AND a.channel = :channel AND a.due_at <= :now
              AND NOT EXISTS (
                SELECT 1 FROM channel_inbox b
                WHERE b.state = 'waiting' AND b.channel = a.channel AND b.lane = a.lane
                  AND (b.received_at < a.received_at
                    OR (b.received_at = a.received_at AND b.id < a.id)))
            ORDER BY a.received_at, a.id LIMIT :most
            """)
        .bind("channel", channel)
        .bind("now", clock.millis())
        .bind("most", CANDIDATES)
        .map(row ->
            new Head(
                row.getColumn("id", String.class),
                row.getColumn("host", String.class),
                row.getColumn("due_at", Long.class)))
        .list();
  }

  /** Empty where another node was faster. */
  private Optional<Row> claimed(Head head) {
    String holder = UUID.randomUUID().toString();
    return database.inTransaction(handle -> {
      int rows =
          handle
              .createUpdate(
                  """
                  UPDATE channel_inbox
                  SET due_at = :until, attempts = attempts + 1, holder = :holder
                  WHERE id = :id AND state = 'waiting' AND due_at = :due
                  """)
              .bind("until", clock.instant().plus(LEASE).toEpochMilli())
              .bind("holder", holder)
              .bind("id", head.id())
              .bind("due", head.dueAt())
              .execute();
      return rows == 1 ? Optional.of(row(handle, head.id())) : Optional.empty();
    });
  }

  private static Row row(Handle handle, String id) {
    return handle
        .createQuery(
            """
            SELECT id, holder, host, content, attempts, turn_id, shown, reply, sending, doubts
            FROM channel_inbox WHERE id = :id
            """)
        .bind("id", id)
        .map(row -> toRow(row))
        .one();
  }

  private static Row toRow(RowView row) {
    return new Row(
        row.getColumn("id", String.class),
        row.getColumn("holder", String.class),
        row.getColumn("host", String.class),
        row.getColumn("content", String.class),
        row.getColumn("attempts", Integer.class),
        Optional.ofNullable(row.getColumn("turn_id", String.class)),
        row.getColumn("shown", String.class),
        row.getColumn("reply", String.class),
        row.getColumn("sending", Integer.class) == 1,
        row.getColumn("doubts", Integer.class));
  }

  /** Says that a message is still being worked on; false where another node has it now. */
  public boolean renew(Row row) {
    return due(row, LEASE);
  }

  /** Gives a message back, to be taken again after a while. */
  public void again(Row row, Duration after) {
    require(due(row, after), row);
  }

  private boolean due(Row row, Duration in) {
    return database.with(handle ->
        handle
            .createUpdate(
                """
                UPDATE channel_inbox SET due_at = :due
                WHERE id = :id AND holder = :holder AND state = 'waiting'
                """)
            .bind("due", clock.instant().plus(in).toEpochMilli())
            .bind("id", row.id())
            .bind("holder", row.holder())
            .execute())
        == 1;
  }

  /** Gives a message back after an attempt with an unknown outcome, to be tried once more. */
  public void doubt(Row row, Duration after) {
    int rows =
        database.with(handle ->
            handle
                .createUpdate(
                    """
                    UPDATE channel_inbox SET due_at = :due, doubts = doubts + 1, sending = 0
                    WHERE id = :id AND holder = :holder AND state = 'waiting'
                    """)
                .bind("due", clock.instant().plus(after).toEpochMilli())
                .bind("id", row.id())
                .bind("holder", row.holder())
                .execute());
    require(rows == 1, row);
  }

  void note(Row row, String column, String value) {
    String sql =
        switch (column) {
          case "turn_id" ->
              """
              UPDATE channel_inbox SET turn_id = ?
              WHERE id = ? AND holder = ? AND state = 'waiting'
              """;
          case "shown" ->
              """
              UPDATE channel_inbox SET shown = ?
              WHERE id = ? AND holder = ? AND state = 'waiting'
              """;
          case "reply" ->
              """
              UPDATE channel_inbox SET reply = ?
              WHERE id = ? AND holder = ? AND state = 'waiting'
              """;
          default -> throw new IllegalArgumentException("no column " + column);
        };
    require(database.with(handle -> handle.execute(sql, value, row.id(), row.holder())) == 1, row);
  }

  void noteSending(Row row, boolean sending) {
    int rows =
        database.with(handle ->
            handle.execute(
                """
                UPDATE channel_inbox SET sending = ?
                WHERE id = ? AND holder = ? AND state = 'waiting'
                """,
                sending ? 1 : 0,
                row.id(),
                row.holder()));
    require(rows == 1, row);
  }

  private static void require(boolean held, Row row) {
    if (!held) {
      throw new LostLease(row.id());
    }
  }

  /** How the work on a message ended. */
  public enum End {
    DONE("done"),
    /** The far side did not want it. */
    REFUSED("refused"),
    /** Whether it was shown is not known. */
    UNKNOWN("unknown"),
    GIVEN_UP("given-up");

    private final String word;

    End(String word) {
      this.word = word;
    }
  }

  /** Ends the work; the words are wiped. */
  public void end(Row row, End end) {
    int rows =
        database.with(handle ->
            handle.execute(
                """
                UPDATE channel_inbox SET state = ?, content = '', shown = '', reply = ''
                WHERE id = ? AND holder = ? AND state = 'waiting'
                """,
                end.word,
                row.id(),
                row.holder()));
    require(rows == 1, row);
  }

  /** How many messages ended so, of those that are not forgotten yet. */
  public int count(End end) {
    return database.with(handle ->
        handle
            .createQuery(
                "SELECT COUNT(*) FROM channel_inbox WHERE channel = :channel AND state = :state")
            .bind("channel", channel)
            .bind("state", end.word)
            .mapTo(Integer.class)
            .one());
  }

  /** Makes messages due at once that a former process of this machine had taken. */
  public int release() {
    return database.with(handle ->
        handle
            .createUpdate(
                """
                UPDATE channel_inbox SET due_at = :now
                WHERE channel = :channel AND state = 'waiting' AND due_at > :now
                """)
            .bind("channel", channel)
            .bind("now", clock.millis())
            .execute());
  }

  /** Forgets ids of messages that ended so long ago that nobody repeats them any more. */
  public int forgetEnded(Duration ago) {
    return database.with(handle ->
        handle.execute(
            """
            DELETE FROM channel_inbox
            WHERE channel = ? AND state <> 'waiting' AND received_at < ?
            """,
            channel,
            clock.instant().minus(ago).toEpochMilli()));
  }
}

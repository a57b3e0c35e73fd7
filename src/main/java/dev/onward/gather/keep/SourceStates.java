package dev.onward.gather.keep;

import dev.onward.database.Database;
import dev.onward.gather.fetch.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** How each source is faring, in the database. Thread-safe. */
public final class SourceStates {
  /** After a failure a source is looked at again so much later, and twice as late each time. */
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(10);

  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  /** What is gone is not told among what changed: so often a source is read from its beginning. */
  private static final Duration WHOLE_AGAIN = Duration.ofDays(7);

  private final Database database;

  public SourceStates(Database database) {
    this.database = database;
  }

  /**
   * What the last look at a source gave. It is stale while it fails; {@code outcome} says in words
   * how the look ended, {@code wholeAt} when it was last read from its beginning.
   */
  public record State(
      String source,
      Checkpoint bookmark,
      Optional<Instant> lookedAt,
      Optional<Instant> succeededAt,
      String outcome,
      Optional<Instant> failingSince,
      Optional<Instant> wholeAt) {

    /** Where a look goes on: where the last one ended, or once a week at the beginning. */
    public Checkpoint goOn(Instant now) {
      boolean again = wholeAt.filter(at -> at.plus(WHOLE_AGAIN).isAfter(now)).isEmpty();
      return bookmark.newest().isPresent() && again ? Checkpoint.NONE : bookmark;
    }
  }

  public List<State> all() {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT source, etag, last_modified, newest, looked_at, succeeded_at, outcome,
                  failing_since, whole_at
                FROM gather_source ORDER BY source
                """)
            .reduceRows(
                new ArrayList<State>(),
                (states, row) -> {
                  states.add(state(row));
                  return states;
                }));
  }

  public Optional<State> state(String source) {
    return all().stream().filter(state -> state.source().equals(source)).findFirst();
  }

  private static State state(RowView row) {
    return new State(
        row.getColumn("source", String.class),
        new Checkpoint(
            Optional.ofNullable(row.getColumn("etag", String.class)),
            Optional.ofNullable(row.getColumn("last_modified", String.class)),
            moment(row, "newest")),
        moment(row, "looked_at"),
        moment(row, "succeeded_at"),
        row.getColumn("outcome", String.class),
        moment(row, "failing_since"),
        moment(row, "whole_at"));
  }

  private static Optional<Instant> moment(RowView row, String column) {
    return Optional.ofNullable(row.getColumn(column, Long.class)).map(Instant::ofEpochMilli);
  }

  /** True where a source may be looked at by its cadence; one never looked at may. */
  public boolean isDue(String source, Instant now) {
    return database.with(handle ->
        handle
            .createQuery("SELECT due_at <= :now FROM gather_source WHERE source = :source")
            .bind("now", now.toEpochMilli())
            .bind("source", source)
            .mapTo(Boolean.class)
            .findOne()
            .orElse(true));
  }

  /** True for the one who may look at a source now; nobody else may until it is told how it was. */
  public boolean begin(String source, Instant now) {
    return database.inTransaction(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO gather_source (source, outcome, failures, due_at, busy_until)
              VALUES (:source, 'not looked at yet', 0, 0, 0)
              ON CONFLICT (source) DO NOTHING
              """)
          .bind("source", source)
          .execute();
      return handle
              .createUpdate(
                  """
                  UPDATE gather_source SET busy_until = :until
                  WHERE source = :source AND busy_until <= :now
                  """)
              .bind("until", now.plus(Lease.TERM).toEpochMilli())
              .bind("source", source)
              .bind("now", now.toEpochMilli())
              .execute()
          == 1;
    });
  }

  /** Keeps a source that is being looked at for a further while; one that was let go stays so. */
  void renew(String source, Instant now) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                UPDATE gather_source SET busy_until = :until
                WHERE source = :source AND busy_until > 0 AND busy_until < :until
                """)
            .bind("until", now.plus(Lease.TERM).toEpochMilli())
            .bind("source", source)
            .execute());
  }

  /** Gives a source back without a word on how the look ended. */
  public void release(String source) {
    database.with(handle ->
        handle
            .createUpdate("UPDATE gather_source SET busy_until = 0 WHERE source = :source")
            .bind("source", source)
            .execute());
  }

  /** How a look that went on from somewhere ended well, and where the next one goes on. */
  public void succeeded(
      String source,
      Checkpoint from,
      Checkpoint next,
      String outcome,
      Instant now,
      Duration cadence) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                UPDATE gather_source SET etag = :etag, last_modified = :modified, newest = :newest,
                  looked_at = :now, succeeded_at = :now, outcome = :outcome, failing_since = NULL,
                  failures = 0, due_at = :due, busy_until = 0,
                  whole_at = COALESCE(:whole, whole_at)
                WHERE source = :source
                """)
            .bind("etag", next.etag().orElse(null))
            .bind("modified", next.lastModified().orElse(null))
            .bind("newest", next.newest().map(Instant::toEpochMilli).orElse(null))
            .bind("whole", from.equals(Checkpoint.NONE) ? Long.valueOf(now.toEpochMilli()) : null)
            .bind("now", now.toEpochMilli())
            .bind("outcome", outcome)
            .bind("due", now.plus(cadence).toEpochMilli())
            .bind("source", source)
            .execute());
  }

  /** It is left alone for a while, twice as long after each failure in a row. */
  public void failed(String source, String outcome, Instant now) {
    database.useTransaction(handle -> {
      int failures =
          handle
              .createQuery("SELECT failures FROM gather_source WHERE source = :source")
              .bind("source", source)
              .mapTo(Integer.class)
              .one();
      Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
      handle
          .createUpdate(
              """
              UPDATE gather_source SET looked_at = :now, outcome = :outcome,
                failing_since = COALESCE(failing_since, :now), failures = failures + 1,
                due_at = :due, busy_until = 0
              WHERE source = :source
              """)
          .bind("now", now.toEpochMilli())
          .bind("outcome", outcome)
          .bind(
              "due",
              now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause).toEpochMilli())
          .bind("source", source)
          .execute();
    });
  }
}

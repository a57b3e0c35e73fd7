package dev.onward.gather.keep;

import dev.onward.database.Database;
import dev.onward.gather.judge.InvalidEdit;
import dev.onward.gather.judge.ProposedChange;
import dev.onward.gather.judge.ProposedChange.Field;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/**
 * Proposed changes to credentials and what an editor said to them. Nothing here is ever a fact: one
 * that is agreed to still has to be written into our own files by hand. Thread-safe.
 */
public final class Proposals {
  private final Database database;

  public Proposals(Database database) {
    this.database = database;
  }

  public enum State {
    OPEN,
    TO_BE_WRITTEN,
    DISMISSED;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A proposed change and what was decided on it, by whom and why. */
  public record Proposal(
      String id,
      String source,
      ProposedChange change,
      Instant raised,
      State state,
      @Nullable String who,
      @Nullable String why) {}

  /** Puts changes to the editor; gives how many of them were not put before. */
  public int raise(List<ProposedChange> changes, String source, Instant now) {
    return database.inTransaction(handle -> raise(changes, source, now, handle));
  }

  static int raise(List<ProposedChange> changes, String source, Instant now, Handle handle) {
    int fresh = 0;
    for (ProposedChange change : changes) {
      fresh +=
          handle
              .createUpdate(
                  """
                  INSERT INTO gathered_proposal
                    (id, source, credential, field, ours, theirs, url, remark, raised_at, state)
                  VALUES
                    (:id, :source, :credential, :field, :ours, :theirs, :url, :remark, :now, 'open')
                  ON CONFLICT (id) DO NOTHING
                  """)
              .bind("id", Fingerprint.of(change.key()).substring(0, 12))
              .bind("source", source)
              .bind("credential", change.credentialId())
              .bind("field", change.field().name())
              .bind("ours", change.ours())
              .bind("theirs", change.theirs())
              .bind("url", change.url().toString())
              .bind("remark", change.remark())
              .bind("now", now.toEpochMilli())
              .execute();
    }
    return fresh;
  }

  /** The open ones first, the newest of each first. */
  public List<Proposal> list(int most) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT id, source, credential, field, ours, theirs, url, remark, raised_at, state,
                  who, why
                FROM gathered_proposal
                ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, raised_at DESC, id
                LIMIT :most
                """)
            .bind("most", most)
            .reduceRows(
                new ArrayList<Proposal>(),
                (proposals, row) -> {
                  proposals.add(proposal(row));
                  return proposals;
                }));
  }

  private static Proposal proposal(RowView row) {
    return new Proposal(
        row.getColumn("id", String.class),
        row.getColumn("source", String.class),
        new ProposedChange(
            row.getColumn("credential", String.class),
            Field.valueOf(row.getColumn("field", String.class)),
            row.getColumn("ours", String.class),
            row.getColumn("theirs", String.class),
            URI.create(row.getColumn("url", String.class)),
            row.getColumn("remark", String.class)),
        Instant.ofEpochMilli(row.getColumn("raised_at", Long.class)),
        State.valueOf(
            row.getColumn("state", String.class).toUpperCase(Locale.ROOT).replace('-', '_')),
        row.getColumn("who", String.class),
        row.getColumn("why", String.class));
  }

  public Optional<Proposal> find(String id) {
    return list(Integer.MAX_VALUE).stream().filter(found -> found.id().equals(id)).findFirst();
  }

  /**
   * Keeps what an editor says to one.
   *
   * @throws InvalidEdit when there is none of that id, or it was decided already
   */
  public void decide(String id, State state, Signature by) {
    int decided =
        database.with(handle ->
            handle
                .createUpdate(
                    """
                    UPDATE gathered_proposal
                    SET state = :state, who = :who, why = :why, decided_at = :now
                    WHERE id = :id AND state = 'open'
                    """)
                .bind("state", state.word())
                .bind("who", by.who())
                .bind("why", by.why())
                .bind("now", by.at().toEpochMilli())
                .bind("id", id)
                .execute());
    if (decided == 0) {
      throw new InvalidEdit(
          "There is no open proposed change " + id + "; it may be decided already");
    }
  }
}

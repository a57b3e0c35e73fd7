package dev.onward.gather.keep;

import dev.onward.database.Database;
import dev.onward.database.Json;
import dev.onward.gather.judge.ItemWording;
import dev.onward.gather.judge.ReviewStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Every decision on an item, by rule or by an editor; kept for good. Thread-safe. */
public final class Decisions {
  /** Who decides where nobody does. */
  static final String RULES = "rules";

  private final Database database;

  public Decisions(Database database) {
    this.database = database;
  }

  public enum Verdict {
    LET_IN,
    WAITING,
    DROPPED,
    ACCEPT,
    REJECT,
    EDIT,
    PIN,
    UNPIN,
    UNDO;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Verdict of(ReviewStatus standing) {
      return valueOf(standing.name());
    }
  }

  /** A decision; {@code title} is how its item is called now. */
  public record Decision(
      String id,
      String itemId,
      String title,
      Verdict verdict,
      String who,
      String why,
      Instant at) {}

  /** How an item stood before a decision. */
  record Before(
      String standing,
      boolean byEditor,
      boolean edited,
      boolean pinned,
      String title,
      String note,
      String why) {
    static Before of(Entry entry) {
      ItemWording wording = entry.wording();
      return new Before(
          entry.judgement().standing().word(),
          entry.trail().byEditor(),
          entry.trail().edited(),
          entry.trail().pinned(),
          wording.title(),
          wording.note(),
          wording.why());
    }
  }

  /** One that can be taken back. */
  record Undoable(String id, Before before) {}

  static void keep(Handle handle, String itemId, Verdict verdict, Signature by) {
    keep(handle, itemId, verdict, by, null, null);
  }

  static void keep(
      Handle handle,
      String itemId,
      Verdict verdict,
      Signature by,
      @Nullable Before before,
      @Nullable String undoes) {
    handle
        .createUpdate(
            """
            INSERT INTO gathered_decision (id, item_id, verdict, who, why, at, before, undoes)
            VALUES (:id, :item, :verdict, :who, :why, :at, :before, :undoes)
            """)
        .bind("id", UUID.randomUUID().toString())
        .bind("item", itemId)
        .bind("verdict", verdict.word())
        .bind("who", by.who())
        .bind("why", by.why())
        .bind("at", by.at().toEpochMilli())
        .bind("before", before == null ? null : Json.write(before))
        .bind("undoes", undoes)
        .execute();
  }

  /** The latest decision of an editor on an item that was not taken back yet. */
  static Optional<Undoable> latest(Handle handle, String itemId) {
    return handle
        .createQuery(
            """
            SELECT id, before FROM gathered_decision
            WHERE item_id = :item AND before IS NOT NULL AND undoes IS NULL AND id NOT IN (
              SELECT undoes FROM gathered_decision WHERE item_id = :item AND undoes IS NOT NULL)
            ORDER BY at DESC, id LIMIT 1
            """)
        .bind("item", itemId)
        .reduceRows(
            Optional.<Undoable>empty(),
            (none, row) ->
                Optional.of(
                    new Undoable(
                        row.getColumn("id", String.class),
                        Json.read(row.getColumn("before", String.class), Before.class))));
  }

  /** What editors decided, the newest first. */
  public List<Decision> byEditors(int most) {
    return database.with(handle ->
        decisions(
            handle
                .createQuery(
                    """
                    SELECT d.id, d.item_id, COALESCE(i.shown_title, d.item_id) AS title, d.verdict,
                      d.who, d.why, d.at
                    FROM gathered_decision d LEFT JOIN gathered_item i ON i.id = d.item_id
                    WHERE d.who <> :rules ORDER BY d.at DESC, d.id LIMIT :most
                    """)
                .bind("rules", RULES)
                .bind("most", most)));
  }

  /** All that was decided on one item, the first first. */
  public List<Decision> on(String itemId) {
    return database.with(handle ->
        decisions(
            handle
                .createQuery(
                    """
                    SELECT d.id, d.item_id, COALESCE(i.shown_title, d.item_id) AS title, d.verdict,
                      d.who, d.why, d.at
                    FROM gathered_decision d LEFT JOIN gathered_item i ON i.id = d.item_id
                    WHERE d.item_id = :item ORDER BY d.at, d.id
                    """)
                .bind("item", itemId)));
  }

  private static List<Decision> decisions(Query query) {
    return query.reduceRows(
        new ArrayList<Decision>(),
        (decisions, row) -> {
          decisions.add(decision(row));
          return decisions;
        });
  }

  private static Decision decision(RowView row) {
    return new Decision(
        row.getColumn("id", String.class),
        row.getColumn("item_id", String.class),
        row.getColumn("title", String.class),
        Verdict.valueOf(
            row.getColumn("verdict", String.class).toUpperCase(Locale.ROOT).replace('-', '_')),
        row.getColumn("who", String.class),
        row.getColumn("why", String.class),
        Instant.ofEpochMilli(row.getColumn("at", Long.class)));
  }
}

package dev.onward.gather.keep;

import dev.onward.gather.read.SourceItem;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Update.Change;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The bands of items' MinHash signatures, in the database; they find items that may be alike. */
final class MinHashBands {
  private MinHashBands() {}

  static void keep(Handle handle, String id, List<String> bands) {
    handle.execute("DELETE FROM gathered_band WHERE item_id = ?", id);
    if (!bands.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch("INSERT INTO gathered_band (band, item_id) VALUES (:band, :id)");
      bands.forEach(band -> batch.bind("band", band).bind("id", id).add());
      batch.execute();
    }
  }

  /**
   * Items of other sources that may tell the same as this one, the likeliest first: one address,
   * the same words or names, then those that share most bands.
   */
  static List<Entry> mayBeAlike(Handle handle, SourceItem finding, List<String> bands) {
    MatchKey marks = MatchKey.of(finding);
    Query query =
        handle
            .createQuery(
                """
                SELECT <columns> FROM gathered_item JOIN (
                  SELECT id AS alike, SUM(signs) AS signs FROM (
                    SELECT id, 100 AS signs FROM gathered_item WHERE address = :address
                    UNION ALL SELECT id, 100 FROM gathered_item WHERE text_hash = :text
                    UNION ALL SELECT id, 100 FROM gathered_item WHERE title_key = :title
                    UNION ALL SELECT id, 2 FROM gathered_item
                      WHERE takes_effect = :day AND change_kind = 'retirement'
                    UNION ALL SELECT item_id, 1 FROM gathered_band WHERE band IN (<bands>)
                  ) AS sign GROUP BY id
                ) AS candidate ON alike = id
                WHERE source <> :source ORDER BY signs DESC, found_at, id LIMIT 20
                """)
            .define("columns", Items.COLUMNS)
            .bind("source", finding.source())
            .bind("address", marks.address())
            .bind("text", marks.text())
            .bind("title", marks.title())
            .bind(
                "day",
                finding.change() == Change.RETIREMENT
                    ? finding.takesEffect().map(AsOf::iso).orElse(null)
                    : null)
            .bindList("bands", bands.isEmpty() ? List.of("none") : bands);
    return Items.entries(query);
  }
}

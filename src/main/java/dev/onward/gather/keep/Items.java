package dev.onward.gather.keep;

import dev.onward.database.Database;
import dev.onward.gather.judge.ReviewStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The items that were taken in, in the database. Whoever changes items in a transaction locks them
 * first, so that versions count up in the order in which changes become visible. Thread-safe.
 */
public final class Items {
  static final String COLUMNS =
      """
      id, source, item_key, publisher, confidence, url, title, published_at, modified_at, listed,
        change_kind, takes_effect, not_before, products, categories, content, remarks, same_as, standing, score,
        reasons, topics, goals, shown_title, note, why, by_editor, edited, pinned, found_at,
        changed_at, vanished_at
      """;

  private final Database database;

  public Items(Database database) {
    this.database = database;
  }

  /** What is known of an item before it is read whole. */
  record Known(String id, String contentHash, boolean vanished) {}

  /** Lets nobody else change items until the transaction ends. */
  static void lock(Handle handle) {
    handle.execute("UPDATE gathered_version SET version = version");
  }

  /** The count for what is changed in this transaction. */
  static long nextVersion(Handle handle) {
    handle.execute("UPDATE gathered_version SET version = version + 1");
    return handle.createQuery("SELECT version FROM gathered_version").mapTo(Long.class).one();
  }

  long version() {
    return database.with(handle ->
        handle.createQuery("SELECT version FROM gathered_version").mapTo(Long.class).one());
  }

  static Map<String, Known> known(Handle handle, String source, Collection<String> keys) {
    return handle
        .createQuery(
            """
            SELECT item_key, id, content_hash, vanished_at FROM gathered_item
            WHERE source = :source AND item_key IN (<keys>)
            """)
        .bind("source", source)
        .bindList("keys", List.copyOf(keys))
        .reduceRows(
            new HashMap<String, Known>(),
            (known, row) -> {
              known.put(
                  row.getColumn("item_key", String.class),
                  new Known(
                      row.getColumn("id", String.class),
                      row.getColumn("content_hash", String.class),
                      row.getColumn("vanished_at", Long.class) != null));
              return known;
            });
  }

  static Optional<Entry> find(Handle handle, String id) {
    Query query =
        handle
            .createQuery("SELECT <columns> FROM gathered_item WHERE id = :id")
            .define("columns", COLUMNS)
            .bind("id", id);
    return entries(query).stream().findFirst();
  }

  /** Items of a source with the same words or address that this look has not seen. */
  static List<Entry> unseen(Handle handle, String source, MatchKey marks, Instant look) {
    return entries(
        handle
            .createQuery(
                """
                SELECT <columns> FROM gathered_item
                WHERE source = :source AND seen_at < :look
                  AND (text_hash = :text OR address = :address OR title_key = :title)
                ORDER BY seen_at DESC, id LIMIT 5
                """)
            .define("columns", COLUMNS)
            .bind("source", source)
            .bind("look", look.toEpochMilli())
            .bind("text", marks.text())
            .bind("title", marks.title())
            .bind("address", marks.address()));
  }

  Optional<Entry> find(String id) {
    return database.with(handle -> find(handle, id));
  }

  static List<Entry> entries(Query query) {
    return query.reduceRows(
        new ArrayList<Entry>(),
        (entries, row) -> {
          entries.add(EntryRow.entry(row));
          return entries;
        });
  }

  /**
   * Writes an item, new or known, with the count under which it changed; 0 where nobody is to see
   * it. A count is never lowered: a node that has not come so far would miss the change.
   */
  static void save(Handle handle, Entry entry, String contentHash, Instant seen, long version) {
    handle
        .createUpdate(
            """
            INSERT INTO gathered_item (
              id, source, item_key, publisher, confidence, url, title, published_at, modified_at,
              listed, change_kind, takes_effect, not_before, products, categories, content, remarks, content_hash,
              address, text_hash, title_key, same_as, standing, score, reasons, topics, goals,
              shown_title, note, why, by_editor, edited, pinned, found_at, changed_at, seen_at,
              vanished_at, version)
            VALUES (
              :id, :source, :item_key, :publisher, :confidence, :url, :title, :published_at,
              :modified_at, :listed, :change_kind, :takes_effect, :not_before, :products, :categories, :content, :remarks,
              :hash, :address, :text_hash, :title_key, :same_as, :standing, :score, :reasons,
              :topics, :goals, :shown_title, :note, :why, :by_editor, :edited, :pinned, :found_at,
              :changed_at, :seen, :vanished_at, :version)
            ON CONFLICT (id) DO UPDATE SET
              item_key = excluded.item_key, publisher = excluded.publisher, confidence = excluded.confidence, url = excluded.url,
              title = excluded.title, published_at = excluded.published_at,
              modified_at = excluded.modified_at, listed = excluded.listed, change_kind = excluded.change_kind,
              takes_effect = excluded.takes_effect, not_before = excluded.not_before, products = excluded.products,
              categories = excluded.categories, content = excluded.content,
              remarks = excluded.remarks, content_hash = excluded.content_hash,
              address = excluded.address, text_hash = excluded.text_hash,
              title_key = excluded.title_key, same_as = excluded.same_as,
              standing = excluded.standing, score = excluded.score, reasons = excluded.reasons,
              topics = excluded.topics, goals = excluded.goals, shown_title = excluded.shown_title,
              note = excluded.note, why = excluded.why, by_editor = excluded.by_editor,
              edited = excluded.edited, pinned = excluded.pinned, changed_at = excluded.changed_at,
              seen_at = excluded.seen_at, vanished_at = excluded.vanished_at,
              version = CASE WHEN excluded.version > gathered_item.version
                THEN excluded.version ELSE gathered_item.version END
            """)
        .bindMap(EntryRow.values(entry))
        .bind("hash", contentHash)
        .bind("seen", seen.toEpochMilli())
        .bind("version", version)
        .execute();
  }

  /** Writes how an item stands and is worded, and nothing of what its source says; see there. */
  static void decide(Handle handle, Entry entry, long version) {
    handle
        .createUpdate(
            """
            UPDATE gathered_item SET same_as = :same_as, standing = :standing, reasons = :reasons,
              shown_title = :shown_title, note = :note, why = :why, by_editor = :by_editor,
              edited = :edited, pinned = :pinned,
              version = CASE WHEN :version > version THEN :version ELSE version END
            WHERE id = :id
            """)
        .bindMap(EntryRow.values(entry))
        .bind("version", version)
        .execute();
  }

  /** Lets the next look at its source take an item for changed. */
  static void readAgain(Handle handle, String id) {
    handle.execute("UPDATE gathered_item SET content_hash = '' WHERE id = ?", id);
  }

  static void seen(Handle handle, Collection<String> ids, Instant now) {
    if (!ids.isEmpty()) {
      handle
          .createUpdate("UPDATE gathered_item SET seen_at = :now WHERE id IN (<ids>)")
          .bind("now", now.toEpochMilli())
          .bindList("ids", List.copyOf(ids))
          .execute();
    }
  }

  static void backAgain(Handle handle, String id, long version) {
    handle
        .createUpdate(
            "UPDATE gathered_item SET vanished_at = NULL, version = :version WHERE id = :id")
        .bind("version", version)
        .bind("id", id)
        .execute();
  }

  /** Notes of what a whole look did not find that it is not there any more. */
  public int vanished(String source, Instant look) {
    return database.inTransaction(handle -> {
      lock(handle);
      int missing =
          handle
              .createQuery(
                  """
                  SELECT COUNT(*) FROM gathered_item
                  WHERE source = :source AND seen_at < :look AND vanished_at IS NULL
                  """)
              .bind("source", source)
              .bind("look", look.toEpochMilli())
              .mapTo(Integer.class)
              .one();
      return missing == 0
          ? 0
          : handle
              .createUpdate(
                  """
                  UPDATE gathered_item SET vanished_at = :look, version = :version
                  WHERE source = :source AND seen_at < :look AND vanished_at IS NULL
                  """)
              .bind("look", look.toEpochMilli())
              .bind("version", nextVersion(handle))
              .bind("source", source)
              .execute();
    });
  }

  /** Those that another item stands for. */
  static List<Entry> followers(Handle handle, Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : entries(
            handle
                .createQuery(
                    "SELECT <columns> FROM gathered_item WHERE same_as IN (<ids>) ORDER BY id")
                .define("columns", COLUMNS)
                .bindList("ids", List.copyOf(ids)));
  }

  /** A place in the order of changes: everything up to it was seen. */
  record Place(long version, String id) {
    /** Before the first change; items that never were shown have the count 0. */
    static final Place START = new Place(1, "");
  }

  /** Items that changed after a place, in the order of their changes. */
  record Changes(List<Entry> entries, Place upTo) {}

  Changes after(Place place, int most) {
    return database.with(handle -> {
      Query query =
          handle
              .createQuery(
                  """
                  SELECT <columns>, version FROM gathered_item WHERE (version, id) > (:version, :id)
                  ORDER BY version, id LIMIT :most
                  """)
              .define("columns", COLUMNS)
              .bind("version", place.version())
              .bind("id", place.id())
              .bind("most", most);
      List<Entry> entries = new ArrayList<>();
      Place upTo =
          query.reduceRows(
              place,
              (last, row) -> {
                entries.add(EntryRow.entry(row));
                return new Place(
                    row.getColumn("version", Long.class), row.getColumn("id", String.class));
              });
      return new Changes(entries, upTo);
    });
  }

  List<Entry> followers(Collection<String> ids) {
    return database.with(handle -> followers(handle, ids));
  }

  /** Items that stand in some way, the most relevant and then the newest first. */
  List<Entry> standing(ReviewStatus standing, int skip, int most) {
    return database.with(handle ->
        entries(
            handle
                .createQuery(
                    """
                    SELECT <columns> FROM gathered_item
                    WHERE standing = :standing AND same_as IS NULL
                    ORDER BY pinned DESC, score DESC, COALESCE(published_at, found_at) DESC, id
                    LIMIT :most OFFSET :skip
                    """)
                .define("columns", COLUMNS)
                .bind("standing", standing.word())
                .bind("most", most)
                .bind("skip", skip)));
  }

  Map<ReviewStatus, Integer> counts() {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT standing, COUNT(*) AS items FROM gathered_item
                WHERE same_as IS NULL GROUP BY standing
                """)
            .reduceRows(
                new HashMap<ReviewStatus, Integer>(),
                (counts, row) -> {
                  counts.put(
                      ReviewStatus.of(row.getColumn("standing", String.class)),
                      row.getColumn("items", Integer.class));
                  return counts;
                }));
  }
}

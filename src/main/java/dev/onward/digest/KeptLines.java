package dev.onward.digest;

import dev.onward.database.Database;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines that the chat model worded, for all nodes. A kept line never changes, so the latest
 * stay in memory: thousands of letters hold the same ones. Thread-safe.
 */
final class KeptLines {
  private static final int MOST_IN_MEMORY = 2_000;

  private final Database database;
  private final Map<Key, String> known = new ConcurrentHashMap<>();

  KeptLines(Database database) {
    this.database = database;
  }

  /** What a line is about; {@code version} changes with all that it was made of. */
  record Key(String item, String aim, String language, String version) {
    private Map<String, String> columns() {
      return Map.of("item", item, "aim", aim, "language", language, "version", version);
    }
  }

  /** The line; an empty text where the model's words were refused. */
  Optional<String> find(Key key) {
    Optional<String> line = Optional.ofNullable(known.get(key)).or(() -> read(key));
    if (known.size() >= MOST_IN_MEMORY) {
      known.clear();
    }
    line.ifPresent(text -> known.put(key, text));
    return line;
  }

  private Optional<String> read(Key key) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT line FROM digest_line
                WHERE item_id = :item AND aim = :aim AND language = :language
                  AND version = :version
                """)
            .bindMap(key.columns())
            .mapTo(String.class)
            .findOne());
  }

  /** Keeps a line unless another node was first; gives the one that holds. */
  String keep(Key key, String line) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO digest_line (item_id, aim, language, version, line)
                VALUES (:item, :aim, :language, :version, :line)
                ON CONFLICT (item_id, aim, language, version) DO NOTHING
                """)
            .bindMap(key.columns())
            .bind("line", line)
            .execute());
    return find(key).orElse(line);
  }
}

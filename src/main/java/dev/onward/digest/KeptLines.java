package dev.onward.digest;

import dev.onward.database.Database;
import java.util.Optional;

/** The lines that the chat model worded, for all nodes. Thread-safe. */
final class KeptLines {
  private final Database database;

  KeptLines(Database database) {
    this.database = database;
  }

  /** What a line is about; {@code version} changes with all that it was made of. */
  record Key(String item, String aim, String language, String version) {}

  /** The line; an empty text where the model's words were refused. */
  Optional<String> find(Key key) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT line FROM digest_line
                WHERE item_id = :item AND aim = :aim AND language = :language
                  AND version = :version
                """)
            .bindMethods(key)
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
            .bindMethods(key)
            .bind("line", line)
            .execute());
    return find(key).orElse(line);
  }
}

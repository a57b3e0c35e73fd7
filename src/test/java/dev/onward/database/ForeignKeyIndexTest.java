package dev.onward.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.settings.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each foreign key leads an index, so that erasing what it points to reads no whole table. The
 * tables of chats outside the page are not held to it yet.
 */
class ForeignKeyIndexTest {
  @TempDir Path folder;

  @Test
  void eachForeignKeyLeadsAnIndex() {
    SettingsReader none = new SettingsReader(Map.of());
    try (Database database = Database.open(DatabaseSettings.read(none, folder))) {
      List<String> lacking = database.with(ForeignKeyIndexTest::lacking);
      assertThat(lacking).isEmpty();
    }
  }

  private static List<String> lacking(Handle handle) {
    List<String> lacking = new ArrayList<>();
    for (String table :
        strings(
            handle,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'teams%'"
                + " AND name NOT LIKE 'channel%' ORDER BY name")) {
      Set<String> first =
          strings(handle, "SELECT name FROM pragma_index_list('" + table + "')").stream()
              .flatMap(index ->
                  strings(
                      handle, "SELECT name FROM pragma_index_info('" + index + "') WHERE seqno = 0")
                      .stream())
              .collect(Collectors.toSet());
      first.addAll(
          strings(handle, "SELECT name FROM pragma_table_info('" + table + "') WHERE pk = 1"));
      strings(handle, "SELECT \"from\" FROM pragma_foreign_key_list('" + table + "')").stream()
          .filter(column -> !first.contains(column))
          .forEach(column -> lacking.add(table + "." + column));
    }
    return lacking;
  }

  private static List<String> strings(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(String.class).list();
  }
}

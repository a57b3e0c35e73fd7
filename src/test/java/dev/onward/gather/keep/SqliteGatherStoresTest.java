package dev.onward.gather.keep;

import dev.onward.database.Database;
import dev.onward.database.OpenedDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteGatherStoresTest extends GatherStoresContract {
  @TempDir static Path folder;
  private static OpenedDatabase opened;

  @BeforeAll
  static void open() {
    opened = OpenedDatabase.sqlite(folder);
  }

  @AfterAll
  static void close() {
    opened.close();
  }

  @Override
  Database database() {
    return opened.database();
  }
}

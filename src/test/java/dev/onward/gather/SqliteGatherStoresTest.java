package dev.onward.gather;

import dev.onward.database.Database;
import dev.onward.database.DatabaseSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteGatherStoresTest extends GatherStoresContract {
  @TempDir static Path folder;
  private static Database database;

  @BeforeAll
  static void open() {
    database =
        Database.open(
            new DatabaseSettings(
                DatabaseSettings.sqlite(folder.resolve("test.db")),
                Optional.empty(),
                Optional.empty()));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }
}

package dev.onward.digest.send;

import dev.onward.database.Database;
import dev.onward.digest.Correspondents;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteDeliveriesTest extends IssueDeliveriesContract {
  @TempDir static Path folder;
  private static Database database;

  @BeforeAll
  static void open() {
    database = Correspondents.sqlite(folder);
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

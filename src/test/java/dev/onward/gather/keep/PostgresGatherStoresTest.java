package dev.onward.gather.keep;

import dev.onward.database.Database;
import dev.onward.database.OpenedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresGatherStoresTest extends GatherStoresContract {
  private static OpenedDatabase opened;

  @BeforeAll
  static void open() {
    opened = OpenedDatabase.postgresql();
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

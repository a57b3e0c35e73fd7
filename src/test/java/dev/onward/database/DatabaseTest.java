package dev.onward.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir private Path folder;

  private static DatabaseSettings at(Path file) {
    return new DatabaseSettings(DatabaseSettings.sqlite(file), Optional.empty(), Optional.empty());
  }

  @Test
  void theFirstCommandOnAMachineMakesTheFolder() {
    try (Database database = Database.open(at(folder.resolve("new/deep/onward.db")))) {
      assertThat(database.answers()).isTrue();
    }
  }

  @Test
  void whatAStatementWasGivenIsNotInItsFailure() {
    try (Database database = Database.open(at(folder.resolve("onward.db")))) {
      assertThatThrownBy(() ->
              database.with(handle ->
                  handle
                      .createUpdate("INSERT INTO no_such_table (words) VALUES (:words)")
                      .bind("words", "what a person said")
                      .execute()))
          .hasMessageContaining("no_such_table")
          .hasMessageNotContaining("what a person said");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));
    assertThatThrownBy(() -> Database.open(at(file.resolve("onward.db"))))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("check ONWARD_DATA");
  }
}

package dev.onward.database;

import dev.onward.settings.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An empty database for a test, with the server behind it where it has one. */
public final class OpenedDatabase implements AutoCloseable {
  private final Database database;
  private final @Nullable EmbeddedPostgres server;

  private OpenedDatabase(DatabaseSettings settings, @Nullable EmbeddedPostgres server) {
    this.database = Database.open(settings);
    this.server = server;
  }

  public static OpenedDatabase sqlite(Path folder) {
    return new OpenedDatabase(
        new DatabaseSettings(
            DatabaseSettings.sqlite(folder.resolve("test.db")), Optional.empty(), Optional.empty()),
        null);
  }

  public static OpenedDatabase postgresql() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.start();
      return new OpenedDatabase(
          new DatabaseSettings(
              "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
              Optional.of("postgres"),
              Optional.of(new Secret("postgres"))),
          server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package dev.onward.database;

import dev.onward.settings.Secret;
import dev.onward.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Optional;

/** Where state is kept. */
public record DatabaseSettings(String url, Optional<String> user, Optional<Secret> password) {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  public static DatabaseSettings read(SettingsReader settings, Path dataFolder) {
    Optional<String> given =
        settings.optionalText(
            "ONWARD_DATABASE_URL",
            "jdbc:postgresql://host/name for several nodes; without it SQLite in the data folder");
    Optional<String> user = settings.optionalText("ONWARD_DATABASE_USER", "user of the database");
    Optional<Secret> password =
        settings.secret("ONWARD_DATABASE_PASSWORD", "password of the database's user");
    if (given.isPresent() && !given.get().startsWith(SQLITE) && !isPostgresql(given.get())) {
      settings.fault("ONWARD_DATABASE_URL must start with jdbc:postgresql: or jdbc:sqlite:");
    }
    return new DatabaseSettings(
        given.orElseGet(() -> sqlite(dataFolder.resolve("onward.db"))), user, password);
  }

  public static String sqlite(Path file) {
    return SQLITE + file.toAbsolutePath();
  }

  /** The file of an SQLite database. */
  Optional<Path> file() {
    return isPostgresql() ? Optional.empty() : Optional.of(Path.of(url.substring(SQLITE.length())));
  }

  boolean isPostgresql() {
    return isPostgresql(url);
  }

  private static boolean isPostgresql(String url) {
    return url.startsWith(POSTGRESQL);
  }
}

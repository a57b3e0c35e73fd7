package dev.onward.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.onward.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** The database, migrated and pooled. Thread-safe. Who opens it closes it. */
public final class Database implements AutoCloseable {
  private static final String MIGRATIONS = "classpath:dev/onward/database";

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final boolean isPrivate;

  private Database(HikariDataSource pool, boolean isPrivate) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    // The usual message of a statement that fails shows its arguments, and is logged.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    this.isPrivate = isPrivate;
  }

  /**
   * Connects and brings the schema up to date.
   *
   * @throws DatabaseUnavailable when that can't be done; the message says what to do
   */
  public static Database open(DatabaseSettings settings) {
    HikariDataSource pool = connect(settings);
    try {
      Flyway.configure()
          .dataSource(pool)
          .locations(MIGRATIONS)
          .placeholders(
              Map.of(
                  "bytes", settings.isPostgresql() ? "BYTEA" : "BLOB",
                  "moment", settings.isPostgresql() ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP"))
          .load()
          .migrate();
      return new Database(pool, !settings.isPostgresql());
    } catch (FlywayException e) {
      pool.close();
      throw new DatabaseUnavailable(
          "The database can't be brought up to date; see the cause, or start with an empty one", e);
    }
  }

  private static HikariDataSource connect(DatabaseSettings settings) {
    settings.file().ifPresent(Database::makeFolder);
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setConnectionTimeout(10_000);
    if (settings.isPostgresql()) {
      config.setJdbcUrl(settings.url());
      settings.user().ifPresent(config::setUsername);
      settings.password().map(Secret::reveal).ifPresent(config::setPassword);
      config.setMaximumPoolSize(10);
      // Its details show the values of a row that breaks a rule.
      config.addDataSourceProperty("logServerErrorDetail", "false");
    } else {
      config.setDataSource(sqlite(settings.url()));
      // Readers go side by side; SQLite lets one writer at a time in, the others wait in line.
      config.setMaximumPoolSize(4);
    }
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new DatabaseUnavailable(
          settings.isPostgresql()
              ? "PostgreSQL doesn't answer; check ONWARD_DATABASE_URL, _USER and _PASSWORD"
              : "The SQLite file can't be opened; check that ONWARD_DATA can be written to",
          e);
    }
  }

  /** SQLite makes a file, but not the folder for it. */
  private static void makeFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new DatabaseUnavailable(
          "There is no folder for %s and none can be made; check ONWARD_DATA".formatted(file), e);
    }
  }

  private static DataSource sqlite(String url) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    // With a write-ahead log, NORMAL keeps every commit when the process is killed; a power cut
    // can take back the last ones, but never breaks the file (sqlite.org/pragma.html#synchronous).
    config.setSynchronous(SynchronousMode.NORMAL);
    // A transaction that first reads and then writes would else fail when another writes between.
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setBusyTimeout(10_000);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  /** Runs statements outside a transaction, each for itself. */
  public <T> T with(Function<Handle, T> work) {
    return jdbi.withHandle(work::apply);
  }

  /** Runs statements in one transaction: all of them hold, or none. */
  public <T> T inTransaction(Function<Handle, T> work) {
    return jdbi.inTransaction(work::apply);
  }

  /** Runs statements in one transaction: all of them hold, or none. */
  public void useTransaction(Consumer<Handle> work) {
    jdbi.useTransaction(work::accept);
  }

  /** True where no other process shares it. */
  public boolean isPrivate() {
    return isPrivate;
  }

  /** Tells whether it answers now. */
  public boolean answers() {
    try {
      return with(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one()) == 1;
    } catch (JdbiException e) {
      return false;
    }
  }

  /** For libraries that speak JDBC themselves. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}

package dev.onward.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The database can't be used; the message says what to do. */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Pattern AWAY = Pattern.compile("08|53|57|58");

  /** SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR, SQLITE_FULL and SQLITE_CANTOPEN. */
  private static final Set<Integer> LOCKED_OR_FULL = Set.of(5, 6, 10, 13, 14);

  DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * True where something failed since the database is away, busy, full or shutting down: by the
   * class of the state (SQL:2023, and PostgreSQL's 53, 57 and 58) or by SQLite's code for a locked
   * or full database.
   */
  public static boolean isWhy(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException) {
        return true;
      }
      if (cause instanceof SQLException sql) {
        String state = Objects.requireNonNullElse(sql.getSQLState(), "");
        boolean full = LOCKED_OR_FULL.contains(sql.getErrorCode() & 0xff) && state.isEmpty();
        if (full || AWAY.matcher(state).lookingAt()) {
          return true;
        }
      }
    }
    return false;
  }
}

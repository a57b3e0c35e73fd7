package dev.onward.mail.recipient;

import dev.onward.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The mailboxes to which no mail goes, why, and since when. Thread-safe. */
public final class Suppressions {
  private final Database database;
  private final InstantSource clock;

  public Suppressions(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public enum Cause {
    /** There is no such mailbox, or it was closed. */
    NONE,
    /** Three issues in a row did not reach it, for reasons of its own that may pass. */
    UNREACHED,
    COMPLAINT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One of them; {@code reply} are codes, never words of a server. */
  public record Suppressed(String address, Cause cause, String reply, Instant at) {}

  /** Adds a mailbox, in the caller's transaction. A complaint stays what it is. */
  public void add(Handle handle, String address, Cause cause, String reply) {
    handle
        .createUpdate(
            """
            INSERT INTO mail_suppression (mailbox, address, cause, reply, suppressed_at)
            VALUES (:mailbox, :address, :cause, :reply, :now)
            ON CONFLICT (mailbox) DO UPDATE
            SET cause = excluded.cause, reply = excluded.reply, suppressed_at = excluded.suppressed_at
            WHERE mail_suppression.cause <> 'complaint'
            """)
        .bind("mailbox", Mailbox.of(address))
        .bind("address", address)
        .bind("cause", cause.word())
        .bind("reply", reply)
        .bind("now", clock.millis())
        .execute();
  }

  public void add(String address, Cause cause, String reply) {
    database.useTransaction(handle -> add(handle, address, cause, reply));
  }

  public Optional<Suppressed> find(String address) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT address, cause, reply, suppressed_at FROM mail_suppression
                WHERE mailbox = :mailbox
                """)
            .bind("mailbox", Mailbox.of(address))
            .map((RowView row) -> toSuppressed(row))
            .findOne());
  }

  /**
   * True where not even a mail that was asked for may go: there is nobody, or they said that they
   * want none. Who could not be reached for a while may ask anew.
   */
  public boolean forbidsAll(String address) {
    return find(address).filter(one -> one.cause() != Cause.UNREACHED).isPresent();
  }

  /** Those whose address holds the given characters, the latest first, at most so many. */
  public List<Suppressed> search(String part, int most) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT address, cause, reply, suppressed_at FROM mail_suppression
                WHERE mailbox LIKE :part ESCAPE '!' ORDER BY suppressed_at DESC, mailbox LIMIT :most
                """)
            .bind("part", "%" + part.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%")
            .bind("most", most)
            .map((RowView row) -> toSuppressed(row))
            .list());
  }

  /** Takes a mailbox off the list, in the caller's transaction. False where it was not on it. */
  public boolean lift(Handle handle, String address) {
    return handle.execute("DELETE FROM mail_suppression WHERE mailbox = ?", Mailbox.of(address))
        == 1;
  }

  private static Suppressed toSuppressed(RowView row) {
    return new Suppressed(
        row.getColumn("address", String.class),
        Cause.valueOf(row.getColumn("cause", String.class).toUpperCase(Locale.ROOT)),
        row.getColumn("reply", String.class),
        Instant.ofEpochMilli(row.getColumn("suppressed_at", Long.class)));
  }
}

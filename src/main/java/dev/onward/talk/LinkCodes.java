package dev.onward.talk;

import dev.onward.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Short codes that a person reads in one channel and types in another, so that both know them as
 * the same. A code holds for some minutes and once; a person has one at a time. Thread-safe.
 */
public final class LinkCodes {
  /** Without letters and digits that look alike. */
  private static final String LETTERS = "BCDFGHJKMNPQRSTVWXYZ23456789";

  /** One of them, for a pattern. */
  public static final String LETTER = "[" + LETTERS + "]";

  private static final int LENGTH = 8;
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public LinkCodes(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A code as it is shown, and when it ends. */
  public record Code(String code, Instant expiresAt) {}

  public Code issue(String person) {
    String letters =
        random
            .ints(LENGTH, 0, LETTERS.length())
            .mapToObj(LETTERS::charAt)
            .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
            .toString();
    Instant end = clock.instant().plus(GOOD_FOR);
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO link_code (hash, person_id, expires_at) VALUES (:hash, :person, :end)
                ON CONFLICT (person_id)
                DO UPDATE SET hash = excluded.hash, expires_at = excluded.expires_at
                """)
            .bind("hash", hash(letters))
            .bind("person", person)
            .bind("end", end.toEpochMilli())
            .execute());
    return new Code(letters.substring(0, 4) + "-" + letters.substring(4), end);
  }

  /** The person to whom a code was given; it is used up by that. */
  public Optional<String> redeem(String code) {
    String hash = hash(code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    return database.inTransaction(handle -> {
      Optional<String> person =
          handle
              .createQuery(
                  "SELECT person_id FROM link_code WHERE hash = :hash AND expires_at > :now")
              .bind("hash", hash)
              .bind("now", clock.millis())
              .mapTo(String.class)
              .findOne();
      int used = handle.execute("DELETE FROM link_code WHERE hash = ?", hash);
      return person.filter(id -> used == 1);
    });
  }

  private static String hash(String letters) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(letters.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

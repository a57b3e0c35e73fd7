package dev.onward.channel;

import dev.onward.database.Database;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that open a person's plan, or one answer of theirs, without a session. Whoever has the
 * address can read, so it can't be guessed, ends after a while, and is kept as a hash only.
 */
public final class Links {
  private static final Duration GOOD_FOR = Duration.ofDays(30);
  private static final int KEY_BYTES = 24;

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Links(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What a link opens: the answer to a turn, or the plan where there is none. */
  public record Target(String person, Optional<String> turn) {}

  public String toPlan(String person) {
    return make(person, null);
  }

  public String toAnswer(String person, String turn) {
    return make(person, turn);
  }

  private String make(String person, @Nullable String turn) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO channel_link (hash, person_id, turn_id, expires_at)
                VALUES (:hash, :person, :turn, :end)
                """)
            .bind("hash", hash(key))
            .bind("person", person)
            .bind("turn", turn)
            .bind("end", clock.instant().plus(GOOD_FOR).toEpochMilli())
            .execute());
    return key;
  }

  public Optional<Target> find(String key) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT person_id, turn_id FROM channel_link
                WHERE hash = :hash AND expires_at > :now
                """)
            .bind("hash", hash(key))
            .bind("now", clock.millis())
            .map(row ->
                new Target(
                    row.getColumn("person_id", String.class),
                    Optional.ofNullable(row.getColumn("turn_id", String.class))))
            .findOne());
  }

  public int forgetEnded() {
    return database.with(
        handle -> handle.execute("DELETE FROM channel_link WHERE expires_at <= ?", clock.millis()));
  }

  private static String hash(String key) {
    return Sha256.of(key);
  }
}

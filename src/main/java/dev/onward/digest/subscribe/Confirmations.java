package dev.onward.digest.subscribe;

import dev.onward.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * Wishes that wait for a click in the mail that was sent to their address. A link holds for 72
 * hours and once; the database holds only its hash. Thread-safe.
 */
public final class Confirmations {
  static final Duration GOOD_FOR = Duration.ofDays(3);
  private static final int TOKEN_BYTES = 24;

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Confirmations(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A wish that waits, or was confirmed by this link already. */
  public record Waiting(SubscriptionRequest wish, Optional<String> person, boolean used) {}

  /** Keeps a wish; gives the token that confirms it. */
  public String keep(SubscriptionRequest wish, Optional<String> person) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO digest_confirmation (hash, address, person_id, goal, topics, weekday,
                  hour, zone, language, rhythm, paused_until, expires_at)
                VALUES (:hash, :address, :person, :goal, :topics, :weekday,
                  :hour, :zone, :language, :rhythm, :paused, :end)
                """)
            .bind("hash", hash(token))
            .bind("address", wish.address())
            .bind("person", person.orElse(null))
            .bindMap(wish.preferences().columns())
            .bind("end", clock.instant().plus(GOOD_FOR).toEpochMilli())
            .execute());
    return token;
  }

  public Optional<Waiting> find(String token) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT address, person_id, goal, topics, weekday, hour, zone, language, rhythm,
                  paused_until, used_at
                FROM digest_confirmation WHERE hash = :hash AND expires_at > :now
                """)
            .bind("hash", hash(token))
            .bind("now", clock.millis())
            .map(row -> toWaiting(row))
            .findOne());
  }

  /**
   * Lets the first who uses a token do its work, in one transaction with using it up. Gives what
   * the token stands for, while it holds.
   */
  public Optional<Waiting> use(String token, BiConsumer<Handle, Waiting> work) {
    Optional<Waiting> waiting = find(token);
    waiting.ifPresent(wish ->
        database.useTransaction(handle -> {
          if (useUp(handle, token)) {
            work.accept(handle, wish);
          }
        }));
    return waiting;
  }

  private boolean useUp(Handle handle, String token) {
    return handle.execute(
            """
            UPDATE digest_confirmation SET used_at = ?
            WHERE hash = ? AND used_at IS NULL AND expires_at > ?
            """,
            clock.millis(),
            hash(token),
            clock.millis())
        == 1;
  }

  public int forgetEnded() {
    return database.with(handle ->
        handle.execute("DELETE FROM digest_confirmation WHERE expires_at <= ?", clock.millis()));
  }

  private static Waiting toWaiting(RowView row) {
    SubscriberPreferences preferences =
        new SubscriberPreferences(
            Optional.ofNullable(row.getColumn("goal", String.class)),
            Subscribers.topics(row.getColumn("topics", String.class)),
            new Slot(
                DayOfWeek.of(row.getColumn("weekday", Integer.class)),
                row.getColumn("hour", Integer.class),
                ZoneId.of(row.getColumn("zone", String.class))),
            Locale.forLanguageTag(row.getColumn("language", String.class)),
            Rhythm.of(row.getColumn("rhythm", String.class)).orElse(Rhythm.WEEKLY),
            Optional.ofNullable(row.getColumn("paused_until", String.class)).map(LocalDate::parse));
    return new Waiting(
        new SubscriptionRequest(row.getColumn("address", String.class), preferences),
        Optional.ofNullable(row.getColumn("person_id", String.class)),
        row.getColumn("used_at", Long.class) != null);
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

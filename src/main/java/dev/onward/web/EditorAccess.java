package dev.onward.web;

import dev.onward.database.Database;
import dev.onward.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets an editor in by a token, and knows them again by a cookie; the database holds hashes only.
 * The token is made at the first start and told once, unless the settings name one. Thread-safe.
 */
public final class EditorAccess {
  static final Duration SESSION = Duration.ofHours(12);
  private static final int TOKEN_BYTES = 24;

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Optional<String> fixed;

  private EditorAccess(Database database, InstantSource clock, Optional<Secret> fixed) {
    this.database = database;
    this.clock = clock;
    this.fixed = fixed.map(Secret::reveal).map(Sessions::hash);
  }

  /** Opens it; where no token was ever made, makes one and tells it. */
  public static EditorAccess open(
      Database database, InstantSource clock, Optional<Secret> fixed, Consumer<String> told) {
    EditorAccess access = new EditorAccess(database, clock, fixed);
    if (fixed.isEmpty()) {
      access.first().ifPresent(told);
    }
    return access;
  }

  /** The token where this is the first start; of several nodes that start at once one makes it. */
  private Optional<String> first() {
    String token = token();
    int made =
        database.with(handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO editor_token (one, hash) VALUES (1, :hash)
                    ON CONFLICT (one) DO NOTHING
                    """)
                .bind("hash", Sessions.hash(token))
                .execute());
    return made == 1 ? Optional.of(token) : Optional.empty();
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Begins a session for somebody with the right token; gives what their cookie holds. */
  Optional<String> begin(String token, String name) {
    return isRight(token) ? Optional.of(begin(name)) : Optional.empty();
  }

  private boolean isRight(String token) {
    return fixed
        .or(() ->
            database.with(handle ->
                handle
                    .createQuery("SELECT hash FROM editor_token WHERE one = 1")
                    .mapTo(String.class)
                    .findOne()))
        .filter(hash ->
            MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.UTF_8),
                Sessions.hash(token).getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  private String begin(String name) {
    String session = token();
    database.useTransaction(handle -> {
      handle.execute("DELETE FROM editor_session WHERE expires_at <= ?", clock.millis());
      handle
          .createUpdate(
              """
              INSERT INTO editor_session (hash, name, expires_at) VALUES (:hash, :name, :end)
              """)
          .bind("hash", Sessions.hash(session))
          .bind("name", name)
          .bind("end", clock.instant().plus(SESSION).toEpochMilli())
          .execute();
    });
    return session;
  }

  /** The name of the editor with this cookie, while the session lasts. */
  Optional<String> name(String session) {
    return database.with(handle ->
        handle
            .createQuery("SELECT name FROM editor_session WHERE hash = :hash AND expires_at > :now")
            .bind("hash", Sessions.hash(session))
            .bind("now", clock.millis())
            .mapTo(String.class)
            .findOne());
  }

  void end(String session) {
    database.with(handle ->
        handle.execute("DELETE FROM editor_session WHERE hash = ?", Sessions.hash(session)));
  }
}

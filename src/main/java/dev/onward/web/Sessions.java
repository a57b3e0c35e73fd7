package dev.onward.web;

import dev.onward.database.Database;
import dev.onward.talk.Memory;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Knows a browser again by a cookie that holds a random token; the database holds only its hash.
 * Thread-safe.
 */
public final class Sessions {
  static final String COOKIE = "onward_session";
  private static final int TOKEN_BYTES = 32;
  private static final Duration COOKIE_AGE = Duration.ofDays(400);
  private static final Duration SEEN_AGAIN = Duration.ofHours(1);

  private final Database database;
  private final Memory memory;
  private final InstantSource clock;
  private final Limits limits;
  private final SecureRandom random = new SecureRandom();

  public Sessions(Database database, Memory memory, InstantSource clock, Limits limits) {
    this.database = database;
    this.memory = memory;
    this.clock = clock;
    this.limits = limits;
  }

  /** The person behind a request, if the browser is known. */
  public Optional<String> person(Context request) {
    return Optional.ofNullable(request.cookie(COOKIE)).flatMap(this::person);
  }

  private Optional<String> person(String token) {
    long now = clock.millis();
    return database.with(handle -> {
      Optional<String> person =
          handle
              .createQuery("SELECT person_id FROM browser_session WHERE token_hash = :hash")
              .bind("hash", hash(token))
              .mapTo(String.class)
              .findOne();
      person.ifPresent(id ->
          handle
              .createUpdate("UPDATE person SET seen_at = :now WHERE id = :id AND seen_at < :before")
              .bind("now", now)
              .bind("before", now - SEEN_AGAIN.toMillis())
              .bind("id", id)
              .execute());
      return person;
    });
  }

  /** The person behind a request; a new one, with a cookie, where the browser is not known. */
  String personOrNew(Context request) {
    return person(request).orElseGet(() -> begin(request));
  }

  private String begin(Context request) {
    limits.session(request);
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String person = memory.newPerson();
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO browser_session (token_hash, person_id, created_at)
                VALUES (:hash, :person, :now)
                """)
            .bind("hash", hash(token))
            .bind("person", person)
            .bind("now", clock.millis())
            .execute());
    request.cookie(
        new Cookie(
            COOKIE,
            token,
            "/",
            (int) COOKIE_AGE.toSeconds(),
            isSecure(request),
            true,
            null,
            SameSite.LAX));
    return person;
  }

  /** Behind a proxy that ends TLS the request itself is plain. */
  static boolean isSecure(Context request) {
    return request.scheme().equals("https")
        || "https".equalsIgnoreCase(request.header("X-Forwarded-Proto"));
  }

  static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.onward.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Lets each of many do something only so often, over all nodes of a database (the generic cell rate
 * algorithm of ITU-T I.371, in one statement). It never waits. Only pseudonyms are kept, and only
 * until they are free again. Thread-safe.
 */
public final class RateLimits {
  private static final int REMEMBERED = 10_000;

  private final Database database;
  private final InstantSource clock;

  /** Until when somebody has to wait: who floods is refused without a look into the database. */
  private final Map<String, Long> waiting = new ConcurrentHashMap<>();

  public RateLimits(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** {@code atOnce} in one go, and then one each {@code every}. */
  public record Rate(String name, int atOnce, Duration every) {
    public Rate {
      if (atOnce < 1 || every.toMillis() < 1) {
        throw new IllegalArgumentException("rate " + atOnce + " each " + every);
      }
    }
  }

  /** Takes one for somebody; where it is too early, takes nothing and gives how long to wait. */
  public Optional<Duration> take(Rate rate, String somebody) {
    String who = pseudonym(rate.name() + " " + somebody);
    long now = clock.millis();
    Long until = waiting.get(who);
    if (until != null && until > now) {
      return Optional.of(Duration.ofMillis(until - now));
    }
    waiting.remove(who);
    long every = rate.every().toMillis();
    long ahead = every * (rate.atOnce() - 1);
    return database.with(handle -> {
      int taken =
          handle
              .createUpdate(
                  """
                  INSERT INTO rate_limit (who, due) VALUES (:who, :first)
                  ON CONFLICT (who) DO UPDATE SET due =
                    CASE WHEN rate_limit.due > :now THEN rate_limit.due ELSE :now END + :every
                  WHERE rate_limit.due <= :latest
                  """)
              .bind("who", who)
              .bind("first", now + every)
              .bind("now", now)
              .bind("every", every)
              .bind("latest", now + ahead)
              .execute();
      return taken == 1 ? Optional.empty() : Optional.of(pause(handle, who, now, ahead));
    });
  }

  private Duration pause(Handle handle, String who, long now, long ahead) {
    long due =
        handle
            .createQuery("SELECT due FROM rate_limit WHERE who = :who")
            .bind("who", who)
            .mapTo(Long.class)
            .findOne()
            .orElse(now);
    long free = Math.max(now + 1, due - ahead);
    if (waiting.size() < REMEMBERED) {
      waiting.put(who, free);
    } else {
      waiting.values().removeIf(until -> until <= now);
    }
    return Duration.ofMillis(free - now);
  }

  /** Removes those that are free again. */
  public int forgetOld() {
    long now = clock.millis();
    waiting.values().removeIf(until -> until <= now);
    return database.with(handle -> handle.execute("DELETE FROM rate_limit WHERE due <= ?", now));
  }

  private static String pseudonym(String who) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(who.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

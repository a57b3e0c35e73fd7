package dev.onward.teams.connector;

import dev.onward.teams.connector.TokenSource.Token;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The bot's own token, kept until shortly before its end. Thread-safe. */
public final class AccessToken {
  private static final Duration BEFORE_END = Duration.ofMinutes(5);

  private final TokenSource source;
  private final InstantSource clock;
  private String value = "";
  private Instant goodUntil = Instant.MIN;

  public AccessToken(TokenSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /** The token, fetched where there is none or it ends soon. */
  synchronized String current() throws IOException {
    if (!clock.instant().isBefore(goodUntil)) {
      Token token = source.fetch();
      value = token.value();
      goodUntil = clock.instant().plus(token.holds()).minus(BEFORE_END);
    }
    return value;
  }

  /** The connector did not take this token; the next one is fetched anew. */
  synchronized void refused(String token) {
    if (token.equals(value)) {
      goodUntil = Instant.MIN;
    }
  }
}

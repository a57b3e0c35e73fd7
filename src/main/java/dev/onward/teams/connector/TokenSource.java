package dev.onward.teams.connector;

import java.io.IOException;
import java.time.Duration;

/** Proves to the directory who the bot is, and gets a token for the connector. */
@FunctionalInterface
public interface TokenSource {
  /** A token and how long it holds. */
  record Token(String value, Duration holds) {
    @Override
    public String toString() {
      return "a token that holds for " + holds;
    }
  }

  Token fetch() throws IOException;
}

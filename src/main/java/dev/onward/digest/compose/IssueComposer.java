package dev.onward.digest.compose;

import dev.onward.digest.subscribe.Subscriber;
import java.time.Instant;
import java.util.Optional;

/** Writes a subscriber's issue. */
public interface IssueComposer {
  /**
   * The issue of the given moment, of what is new since the one before; empty where there is
   * nothing to say, and then no mail goes out. The same subscriber, moments and knowledge give the
   * same letter.
   */
  Optional<Letter> compose(Subscriber subscriber, Instant since, Instant at);
}

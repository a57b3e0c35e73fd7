package dev.onward.mail.queue;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait after a failure: twice as long after each further one, up to a most, and
 * somewhere between half of that and all of it, so that not everybody comes again at once.
 */
public record Backoff(Duration first, Duration most) {
  private static final int DOUBLINGS = 20;

  public Duration after(int failures) {
    long full =
        Math.min(
            most.toMillis(), first.toMillis() << Math.min(Math.max(failures - 1, 0), DOUBLINGS));
    return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 2 + 1));
  }
}

package dev.onward.digest.subscribe;

import java.time.Duration;

/** Asked too often; {@link #pause} says when it can be tried again. */
public final class TooMany extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration pause;

  TooMany(Duration pause) {
    super("asked too often");
    this.pause = pause;
  }

  public Duration pause() {
    return pause;
  }
}

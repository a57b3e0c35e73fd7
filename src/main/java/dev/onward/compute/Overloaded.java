package dev.onward.compute;

import java.time.Duration;

/** More waits to be computed than is done soon, so that no more is taken on for a while. */
public final class Overloaded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean ofOwner;
  private final Duration retryAfter;

  Overloaded(boolean ofOwner, Duration retryAfter) {
    super(ofOwner ? "one owner waits for too much" : "too much waits");
    this.ofOwner = ofOwner;
    this.retryAfter = retryAfter;
  }

  /** True where it is only this owner who has too much waiting. */
  public boolean isOfOwner() {
    return ofOwner;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}

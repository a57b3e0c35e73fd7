package dev.onward.talk;

import java.time.Duration;

/** No further question is taken on now; nothing was kept of this one. */
public final class TooBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what. */
  public enum With {
    /** The person's own questions before this one. */
    YOURS,
    /** More questions than are answered soon. */
    OTHERS,
    /** The program ends. */
    ENDING
  }

  private final With with;
  private final Duration retryAfter;

  TooBusy(With with, Duration retryAfter) {
    super("busy with " + with);
    this.with = with;
    this.retryAfter = retryAfter;
  }

  public With with() {
    return with;
  }

  /** When it is worth while to ask again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}

package dev.onward.ai;

import java.time.Duration;
import java.util.Optional;

/** The chat model gave no whole answer. The message is for the log: it holds no user's words. */
public final class ModelFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why; each has a decided behaviour in the conversation. */
  public enum Kind {
    /** The key or the identity is refused (401, 403). */
    UNAUTHORISED,
    /** The deployment or the address does not exist (404). */
    NOT_FOUND,
    /** Too many requests (429). */
    BUSY,
    /** The content filter refused the question or stopped the answer. */
    FILTERED,
    TIMEOUT,
    /** The service is down, or the stream broke. */
    UNAVAILABLE,
    /** It refuses the request as such (other 4xx). */
    REFUSED,
    /** It answered with nothing. */
    EMPTY,
    /** It failed often lately and is spared for a while. */
    RESTING,
    /** Nobody waits for the answer any more. */
    ABANDONED;

    /** True where the same request may succeed a moment later. */
    boolean mayPass() {
      return this == BUSY || this == UNAVAILABLE;
    }

    /** True where it speaks against the service and not against this one request. */
    boolean isOfTheService() {
      return this == UNAUTHORISED
          || this == NOT_FOUND
          || this == BUSY
          || this == TIMEOUT
          || this == UNAVAILABLE;
    }
  }

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  public ModelFailure(Kind kind, String message) {
    this(kind, message, Optional.empty());
  }

  ModelFailure(Kind kind, String message, Optional<Duration> retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  /** How long the service asks to be left alone. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}

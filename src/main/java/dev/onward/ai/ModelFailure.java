package dev.onward.ai;

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
    /** It answered with nothing. */
    EMPTY
  }

  private final Kind kind;

  public ModelFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}

package dev.onward.digest.subscribe;

/**
 * Something that somebody sent can't be taken: which field, and the key of the words that say what
 * to send instead. The value itself is not repeated.
 */
public final class InvalidInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String fault;

  InvalidInput(String field, String fault) {
    super(field);
    this.field = field;
    this.fault = fault;
  }

  String field() {
    return field;
  }

  /** The key of the message that says what to send. */
  public String fault() {
    return fault;
  }
}

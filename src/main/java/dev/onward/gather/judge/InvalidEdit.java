package dev.onward.gather.judge;

/** What an editor asked for can't be done; the message says what to do instead. */
public final class InvalidEdit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidEdit(String message) {
    super(message);
  }
}

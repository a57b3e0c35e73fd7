package dev.onward.gather.read;

/** An item of a source that can't be used; the message says which and why. */
final class Unusable extends Exception {
  private static final long serialVersionUID = 1L;

  Unusable(String message) {
    super(message);
  }
}

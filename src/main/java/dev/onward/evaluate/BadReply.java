package dev.onward.evaluate;

/** The server sent something that is no answer. */
public final class BadReply extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadReply(String what) {
    super(what);
  }

  String what() {
    return String.valueOf(getMessage());
  }
}

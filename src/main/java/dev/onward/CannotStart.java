package dev.onward;

import org.jspecify.annotations.Nullable;

/** The server can't be started; the message says what to do. */
final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotStart(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

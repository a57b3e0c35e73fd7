package dev.onward.lookup;

import java.io.IOException;

/** The server did not do what was asked of it; {@code isFinal} where asking again is of no use. */
final class McpFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean isFinal;

  McpFailure(String message) {
    this(message, false);
  }

  McpFailure(String message, boolean isFinal) {
    super(message);
    this.isFinal = isFinal;
  }

  boolean isFinal() {
    return isFinal;
  }
}

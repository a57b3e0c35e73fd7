package dev.onward.compute;

/** Nobody waits for the result any more. */
public final class Cancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Cancelled() {
    super("nobody waits for the result any more");
  }
}

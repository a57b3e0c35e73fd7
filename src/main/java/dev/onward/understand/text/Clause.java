package dev.onward.understand.text;

/**
 * A part of a sentence that says one thing. {@code voice} tells of whom; {@code supposed} that it
 * is thought of only; {@code asks} that it is a question; {@code continues} that it has no subject
 * of its own and goes on with the clause before.
 */
public record Clause(String text, Voice voice, boolean supposed, boolean asks, boolean continues) {
  public enum Voice {
    /** The person who writes, or nobody else. */
    OWN,
    /** Somebody else. */
    OTHER,
    /** A group that the person belongs to. */
    GROUP
  }

  /** True where it tells what is so for the person themselves. */
  public boolean tells() {
    return voice == Voice.OWN && !supposed;
  }

  /** True where it tells what is so for the person or for those they work with. */
  public boolean tellsOfUs() {
    return voice != Voice.OTHER && !supposed;
  }
}

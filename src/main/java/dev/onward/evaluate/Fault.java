package dev.onward.evaluate;

/** Something that an answer should have done otherwise. */
public record Fault(Kind kind, String what) {
  public enum Kind {
    /** No answer came, or one that breaks the HTTP contract. */
    REPLY("no usable reply"),
    OUTCOME("outcome"),
    OPENING("does not open with"),
    POINT("does not say"),
    /** The answer asserts something false. */
    TRAP("claims"),
    SOURCE("does not cite"),
    PLAN("plan"),
    CITATION("citations");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  @Override
  public String toString() {
    return kind.words + ": " + what;
  }
}

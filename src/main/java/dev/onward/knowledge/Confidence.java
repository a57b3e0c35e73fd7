package dev.onward.knowledge;

/** How sure a fact is, from Microsoft's own page down to our own reasoning. */
public enum Confidence {
  A("Microsoft's own page or data"),
  B("several third parties agree"),
  C("one source"),
  D("our own reasoning from other facts");

  private final String words;

  Confidence(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** True where an answer has to say in words how sure the fact is. */
  public boolean isBelowB() {
    return this == C || this == D;
  }
}

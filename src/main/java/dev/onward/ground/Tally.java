package dev.onward.ground;

/** How often the check found what, in one answer. */
public record Tally(int sentences, int corrected, int marked) {
  public static final Tally NONE = new Tally(0, 0, 0);

  Tally plus(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Talk talk -> this;
      case Verdict.Supported supported -> new Tally(sentences + 1, corrected, marked);
      case Verdict.Contradicted contradicted -> new Tally(sentences + 1, corrected + 1, marked);
      case Verdict.Unsupported unsupported -> new Tally(sentences + 1, corrected, marked + 1);
    };
  }
}

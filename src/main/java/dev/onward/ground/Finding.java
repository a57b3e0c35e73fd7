package dev.onward.ground;

/** What the catalogue says to a proposition. */
sealed interface Finding {
  /** It is so. */
  record Agrees() implements Finding {}

  /**
   * It is not so; {@code statement} is what the catalogue says, with {@code [^id]} for its item.
   */
  record Contradicts(String statement) implements Finding {}

  /** The catalogue doesn't tell; a passage has to. */
  record Silent() implements Finding {}

  /** It states nothing of credentials that could be wrong. */
  record Harmless() implements Finding {}

  /** No source of ours may back it. */
  record Refuses() implements Finding {}
}

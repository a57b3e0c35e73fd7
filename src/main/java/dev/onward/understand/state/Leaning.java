package dev.onward.understand.state;

import java.util.Locale;

/** How a turn stands to what was said before it. */
public enum Leaning {
  /** It is understood by whoever has read nothing before. */
  WHOLE,
  /** It asks something of the one thing that was spoken of. */
  ONE,
  /** It asks something of several that were spoken of together. */
  SEVERAL,
  /** It asks the same of another thing, or for somebody else. */
  SAME,
  /** It asks the same more closely: for a place, a number, a condition. */
  CLOSER,
  /** It sets right what was asked before. */
  INSTEAD,
  /** It is a word on the answer. */
  WORD;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Leaning named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

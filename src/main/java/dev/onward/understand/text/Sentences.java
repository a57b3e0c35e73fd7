package dev.onward.understand.text;

import java.util.List;
import java.util.regex.Pattern;

/** Takes a message apart. */
public final class Sentences {
  private static final Pattern END =
      Pattern.compile(
          "(?<=[.!?])(?<!\\b(?:incl|approx|vs|e\\.g|i\\.e|ca|bzw|z\\.B|inkl|Mr|Mrs|Ms|Dr)\\.)\\s+|\\n+",
          Pattern.CASE_INSENSITIVE);

  private Sentences() {}

  public static List<String> of(String text) {
    return END.splitAsStream(text)
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }
}

package dev.onward.understand;

import java.util.Arrays;
import java.util.List;

/** Takes a message apart. */
final class Sentences {
  private Sentences() {}

  static List<String> of(String text) {
    return Arrays.stream(text.split("(?<=[.!?])\\s+|\\n+"))
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }
}

package dev.onward.understand.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a single word means where people speak of credentials, in whatever language: "have",
 * "tengo" and "habe" are one. Immutable and thread-safe.
 */
final class Concepts {
  private record Stem(String begin, String concept) {}

  /** From here on a code has two letters; short ones keep their parts from being learned. */
  private static final int FIRST_CODE = 10 * Character.MAX_RADIX + 10;

  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private final List<Stem> stems = new ArrayList<>();

  Concepts(Map<String, List<String>> lists) {
    int number = 0;
    for (Map.Entry<String, List<String>> list : lists.entrySet()) {
      String code = Integer.toString(FIRST_CODE + number++, Character.MAX_RADIX);
      list.getValue().forEach(word -> add(word, code));
      codes.put(list.getKey(), code);
    }
  }

  /** The code of a kind of words. */
  String code(String kind) {
    String code = codes.get(kind);
    if (code == null) {
      throw new IllegalArgumentException("vocabulary/concepts.yaml has no words for " + kind);
    }
    return code;
  }

  private void add(String word, String concept) {
    if (word.endsWith("*")) {
      stems.add(new Stem(word.substring(0, word.length() - 1), concept));
    } else {
      words.putIfAbsent(word, concept);
    }
  }

  /** The code of the kind of a word in lower case; null where it has none. */
  @Nullable String of(String word) {
    String exact = words.get(word);
    if (exact != null) {
      return exact;
    }
    for (Stem stem : stems) {
      if (word.startsWith(stem.begin())) {
        return stem.concept();
      }
    }
    return null;
  }
}

package dev.onward.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns a text and its embedding into features: the embedding, words alone and in pairs, and the
 * characters of each word in threes to fives. Words and characters are weighed by how rare they are
 * (tf-idf with sublinear tf) and each of the three has length one before its share, so that a long
 * text speaks no louder than a short one. Grams are hashed; one that occurs in a single text of the
 * training says nothing and is left out. Immutable and thread-safe.
 */
final class FeatureSpace {
  private static final int HASHES = 1 << 20;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;
  private static final int LEAST_TEXTS = 2;

  /** Longer texts are told by their beginning: a bound on the work, far above any question. */
  private static final int MOST_WORDS = 300;

  /**
   * How much words and characters count beside the embedding: chosen among seven pairs on CLINC150
   * and on lines of two authors who had seen none of ours.
   */
  static final float WORDS_COUNT = 0.8f;

  static final float CHARACTERS_COUNT = 0.5f;

  private final int dimensions;

  /** Hashes of the grams that count, ascending; a gram's feature stands behind the embedding's. */
  private final int[] grams;

  private final float[] rarity;

  FeatureSpace(int dimensions, int[] grams, float[] rarity) {
    this.dimensions = dimensions;
    this.grams = grams;
    this.rarity = rarity;
  }

  static FeatureSpace of(Collection<String> texts, int dimensions) {
    int[] counts = new int[HASHES];
    for (String text : texts) {
      Map<Integer, Integer> words = new HashMap<>();
      Map<Integer, Integer> characters = new HashMap<>();
      count(text, words, characters);
      words.keySet().forEach(hash -> counts[hash]++);
      characters.keySet().forEach(hash -> counts[hash]++);
    }
    int[] grams = new int[HASHES];
    float[] rarity = new float[HASHES];
    int size = 0;
    for (int hash = 0; hash < HASHES; hash++) {
      if (counts[hash] >= LEAST_TEXTS) {
        grams[size] = hash;
        rarity[size++] = (float) (1 + Math.log((1.0 + texts.size()) / (1 + counts[hash])));
      }
    }
    return new FeatureSpace(dimensions, Arrays.copyOf(grams, size), Arrays.copyOf(rarity, size));
  }

  int dimensions() {
    return dimensions;
  }

  int[] grams() {
    return grams;
  }

  float[] rarity() {
    return rarity;
  }

  /** How many features there are. */
  int size() {
    return dimensions + grams.length;
  }

  Features of(String text, float[] vector) {
    Map<Integer, Integer> words = new HashMap<>();
    Map<Integer, Integer> characters = new HashMap<>();
    count(text, words, characters);
    TreeMap<Integer, Float> values = new TreeMap<>();
    weigh(words, WORDS_COUNT, values);
    weigh(characters, CHARACTERS_COUNT, values);
    int[] numbers = new int[dimensions + values.size()];
    float[] all = Arrays.copyOf(vector, numbers.length);
    for (int i = 0; i < dimensions; i++) {
      numbers[i] = i;
    }
    int at = dimensions;
    for (Map.Entry<Integer, Float> entry : values.entrySet()) {
      numbers[at] = dimensions + entry.getKey();
      all[at++] = entry.getValue();
    }
    return new Features(numbers, all);
  }

  private void weigh(Map<Integer, Integer> counts, float share, Map<Integer, Float> values) {
    Map<Integer, Double> weights = new HashMap<>();
    double square = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      int gram = Arrays.binarySearch(grams, entry.getKey());
      if (gram >= 0) {
        double weight = (1 + Math.log(entry.getValue())) * rarity[gram];
        weights.put(gram, weight);
        square += weight * weight;
      }
    }
    double length = Math.sqrt(square);
    weights.forEach(
        (gram, weight) -> values.merge(gram, (float) (share * weight / length), Float::sum));
  }

  private static void count(
      String text, Map<Integer, Integer> words, Map<Integer, Integer> characters) {
    String before = "";
    for (String word : words(text)) {
      words.merge(hash("w " + word), 1, Integer::sum);
      if (!before.isEmpty()) {
        words.merge(hash("p " + before + " " + word), 1, Integer::sum);
      }
      before = word;
      String bounded = " " + word + " ";
      for (int length = SHORTEST; length <= LONGEST; length++) {
        for (int at = 0; at + length <= bounded.length(); at++) {
          characters.merge(hash("c " + bounded.substring(at, at + length)), 1, Integer::sum);
        }
      }
    }
  }

  /** Letters and digits in runs, in lower case; "?" and "!" are words, as they tell much. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    int from = -1;
    for (int i = 0; i <= lower.length() && words.size() < MOST_WORDS; i++) {
      boolean within = i < lower.length() && isOfAWord(lower.charAt(i));
      if (within && from < 0) {
        from = i;
      } else if (!within && from >= 0) {
        words.add(lower.substring(from, i));
        from = -1;
      }
      if (i < lower.length() && (lower.charAt(i) == '?' || lower.charAt(i) == '!')) {
        words.add(lower.substring(i, i + 1));
      }
    }
    return words;
  }

  private static boolean isOfAWord(char c) {
    return Character.isLetterOrDigit(c) || c == '#' || c == '+';
  }

  /** FNV-1a, mixed once more (MurmurHash3's finaliser), since similar grams must part. */
  private static int hash(String gram) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < gram.length(); i++) {
      hash = (hash ^ gram.charAt(i)) * 0x01000193;
    }
    hash ^= hash >>> 16;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    return (hash ^ (hash >>> 16)) & (HASHES - 1);
  }
}

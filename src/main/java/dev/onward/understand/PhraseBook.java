package dev.onward.understand;

import dev.onward.index.VectorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Example phrases, each with a label, and how near a question comes to them: by meaning (the cosine
 * of the vectors) and by words (the cosine of the words' weights, rare words weighing more). A few
 * thousand phrases are compared in under a millisecond. Thread-safe.
 */
final class PhraseBook {
  record Phrase(String label, String text) {}

  /** The best phrase of a label; similarity and overlap are cosines, score is their blend. */
  record Match(String label, String phrase, double similarity, double overlap) {
    double score() {
      return 0.65 * Math.max(0, (similarity - 0.5) / 0.5) + 0.35 * overlap;
    }
  }

  private static final class Entry {
    private final Phrase phrase;
    private final float[] vector;
    private final Map<String, Double> weights;

    private Entry(Phrase phrase, float[] vector, Map<String, Double> weights) {
      this.phrase = phrase;
      this.vector = vector;
      this.weights = weights;
    }
  }

  private static final Pattern CODE = Pattern.compile("[a-z]{2,3}[cp]?\\d{2,4}");

  private final Analyzer analyzer;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Double> rarity = new HashMap<>();
  private final double unseen;

  PhraseBook(Collection<Phrase> phrases, VectorFile vectors, Analyzer analyzer) {
    this.analyzer = analyzer;
    Map<Phrase, Set<String>> words = new LinkedHashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (Phrase phrase : phrases) {
      Set<String> own = words(phrase.text());
      words.put(phrase, own);
      own.forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    counts.forEach((word, n) -> rarity.put(word, Math.log(1 + (double) phrases.size() / n)));
    this.unseen = Math.log(1 + phrases.size());
    Map<String, float[]> known =
        vectors.vectors(words.keySet().stream().map(Phrase::text).distinct().toList());
    words.forEach((phrase, own) ->
        entries.add(new Entry(phrase, vector(known, phrase.text()), weights(own))));
  }

  private static float[] vector(Map<String, float[]> known, String text) {
    float[] vector = known.get(text);
    if (vector == null) {
      throw new IllegalStateException("no vector for a phrase");
    }
    return vector;
  }

  /** The best match of each label, best first. */
  List<Match> match(String text, float[] vector, int most) {
    Map<String, Double> weights = weights(words(text));
    Map<String, Match> best = new HashMap<>();
    for (Entry entry : entries) {
      Match match =
          new Match(
              entry.phrase.label(),
              entry.phrase.text(),
              dot(vector, entry.vector),
              cosine(weights, entry.weights));
      best.merge(match.label(), match, (a, b) -> a.score() >= b.score() ? a : b);
    }
    return best.values().stream()
        .sorted(Comparator.comparingDouble(Match::score).reversed())
        .limit(most)
        .toList();
  }

  private Map<String, Double> weights(Set<String> words) {
    Map<String, Double> weights = new HashMap<>();
    double squares = 0;
    for (String word : words) {
      // A code says what a question is about, not what it asks.
      double weight = rarity.getOrDefault(word, unseen) * (CODE.matcher(word).matches() ? 0.4 : 1);
      weights.put(word, weight);
      squares += weight * weight;
    }
    double length = Math.sqrt(squares);
    weights.replaceAll((word, weight) -> weight / length);
    return weights;
  }

  private static double cosine(Map<String, Double> a, Map<String, Double> b) {
    double sum = 0;
    for (Map.Entry<String, Double> entry : a.entrySet()) {
      sum += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
    }
    return sum;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("can't take a phrase apart", e);
    }
    return words;
  }
}

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
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.VectorUtil;

/**
 * Example phrases, each with a label, and how near a question comes to them: by meaning (the cosine
 * of the vectors) and by words (the cosine of the words' weights, rare words weighing more). A few
 * thousand phrases are compared in under a millisecond. Thread-safe.
 */
final class PhraseBook {
  record Phrase(String label, String text) {}

  /** A label and how near its best phrase comes, from 0 to 1. */
  record Match(String label, double score) {}

  private static final double MEANING_COUNTS = 0.65;
  private static final double WORDS_COUNT = 0.35;

  private static final class Entry {
    private final int label;
    private final float[] vector;
    private final Map<String, Double> weights;

    private Entry(int label, float[] vector, Map<String, Double> weights) {
      this.label = label;
      this.vector = vector;
      this.weights = weights;
    }
  }

  private static final Pattern CODE = Pattern.compile("[a-z]{2,3}[cp]?\\d{2,4}");

  private final Analyzer analyzer;
  private final List<String> labels;
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
    this.labels = words.keySet().stream().map(Phrase::label).distinct().toList();
    Map<String, Integer> places = new HashMap<>();
    labels.forEach(label -> places.put(label, places.size()));
    words.forEach((phrase, own) ->
        entries.add(
            new Entry(
                places.getOrDefault(phrase.label(), 0),
                vector(known, phrase.text()),
                weights(own))));
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
    double[] best = new double[labels.size()];
    for (Entry entry : entries) {
      double nearness = VectorUtil.dotProduct(vector, entry.vector);
      double meaning = MEANING_COUNTS * Math.max(0, (nearness - 0.5) / 0.5);
      // Words are compared only where they could still make it the best.
      if (meaning + WORDS_COUNT > best[entry.label]) {
        double score = meaning + WORDS_COUNT * cosine(weights, entry.weights);
        best[entry.label] = Math.max(best[entry.label], score);
      }
    }
    return IntStream.range(0, best.length)
        .mapToObj(i -> new Match(labels.get(i), best[i]))
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

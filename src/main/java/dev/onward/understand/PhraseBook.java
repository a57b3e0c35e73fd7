package dev.onward.understand;

import dev.onward.index.VectorFile;
import dev.onward.understand.TermWeights.Weighed;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;

/**
 * Example phrases, each with a label, and how near a question comes to them: by meaning (the cosine
 * of the vectors) and by words (the cosine of the words' weights, rare words weighing more). A few
 * thousand phrases are compared in a millisecond or two. Thread-safe.
 */
final class PhraseBook {
  record Phrase(String label, String text) {}

  /** A label and how near its best phrase comes, from 0 to 1. */
  record Match(String label, double score) {}

  private static final double MEANING_COUNTS = 0.65;
  private static final double WORDS_COUNT = 0.35;

  private static final class Entry {
    private final int label;
    private final byte[] vector;
    private final Weighed words;

    private Entry(int label, byte[] vector, Weighed words) {
      this.label = label;
      this.vector = vector;
      this.words = words;
    }
  }

  private final List<String> labels;
  private final List<Entry> entries;
  private final TermWeights weights;
  private final Rounding rounding;

  PhraseBook(Collection<Phrase> phrases, VectorFile vectors, Analyzer analyzer) {
    List<Phrase> distinct = phrases.stream().distinct().toList();
    List<String> texts = distinct.stream().map(Phrase::text).toList();
    Map<String, float[]> known = vectors.vectors(texts);
    this.weights = new TermWeights(texts, analyzer);
    this.rounding = new Rounding(known.values());
    this.labels = distinct.stream().map(Phrase::label).distinct().toList();
    this.entries =
        distinct.stream()
            .map(phrase ->
                new Entry(
                    labels.indexOf(phrase.label()),
                    rounding.rounded(vector(known, phrase.text())),
                    weights.weigh(phrase.text())))
            .toList();
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
    float[] words = weights.spread(text);
    byte[] rounded = rounding.rounded(vector);
    double[] best = new double[labels.size()];
    for (Entry entry : entries) {
      double nearness = rounding.cosine(rounded, entry.vector);
      double meaning = MEANING_COUNTS * Math.max(0, (nearness - 0.5) / 0.5);
      double score = meaning + WORDS_COUNT * entry.words.cosine(words);
      best[entry.label] = Math.max(best[entry.label], score);
    }
    return IntStream.range(0, best.length)
        .mapToObj(i -> new Match(labels.get(i), best[i]))
        .sorted(Comparator.comparingDouble(Match::score).reversed())
        .limit(most)
        .toList();
  }
}

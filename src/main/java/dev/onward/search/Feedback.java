package dev.onward.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.TermVectors;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * What the first rows of a search say that the question did not: their telling words, which are
 * sought beside its own (pseudo-relevance feedback; Rocchio, 1971, Lavrenko and Croft, 2001).
 */
final class Feedback {
  private static final int ROWS = 3;

  /** Of few rows the first three are no choice. */
  private static final int ONE_IN = 10;

  /** So many of their words are taken up. */
  private static final int WORDS = 30;

  /** What all of them weigh together, against the question's own words. */
  private static final double WORDS_WEIGH = 0.3;

  /** What the mean of their vectors weighs against the question's. */
  static final float VECTOR_WEIGHS = 0.3f;

  private Feedback() {}

  /** So many of the first rows are believed. */
  static int believed(int found) {
    return Math.min(ROWS, found / ONE_IN);
  }

  /** The words to seek beside those of the question. */
  static Map<String, Double> words(
      IndexReader reader, int[] rows, Frequencies frequencies, Map<String, Double> asked)
      throws IOException {
    Map<String, Double> telling = telling(reader, rows, frequencies);
    List<Map.Entry<String, Double>> best =
        telling.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(WORDS)
            .toList();
    double sum = best.stream().mapToDouble(Map.Entry::getValue).sum();
    double weighs = WORDS_WEIGH * asked.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> words = new LinkedHashMap<>();
    best.forEach(word -> words.put(word.getKey(), weighs * word.getValue() / sum));
    return words;
  }

  private static Map<String, Double> telling(
      IndexReader reader, int[] rows, Frequencies frequencies) throws IOException {
    Map<String, Double> telling = new HashMap<>();
    TermVectors vectors = reader.termVectors();
    for (int row : rows) {
      Terms terms = vectors.get(row, Rows.WORDS);
      if (terms == null) {
        continue;
      }
      TermsEnum all = terms.iterator();
      for (BytesRef term = all.next(); term != null; term = all.next()) {
        String word = term.utf8ToString();
        int frequency = frequencies.of(word);
        // A word that stands in this row alone leads to no other.
        if (word.length() > 1 && frequency > 1) {
          double often = 1 + Math.log((double) all.totalTermFreq());
          telling.merge(word, often * frequencies.weight(frequency), Double::sum);
        }
      }
    }
    return telling;
  }
}

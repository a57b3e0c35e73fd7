package dev.onward.understand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Weighs the words of texts by how rare they are in a collection (inverse document frequency), so
 * that two texts can be compared by the words they share. Thread-safe.
 */
final class TermWeights {
  private static final Pattern CODE = Pattern.compile("[a-z]{2,3}[cp]?\\d{2,4}");

  /** A code says what a question is about, not what it asks. */
  private static final double CODES_COUNT = 0.4;

  /** The words of a text that the collection has, by number, with weights for a length of one. */
  static final class Weighed {
    private final int[] terms;
    private final float[] weights;

    private Weighed(int size) {
      terms = new int[size];
      weights = new float[size];
    }

    /** The cosine with a text that was spread out. */
    double cosine(float[] spread) {
      double sum = 0;
      for (int i = 0; i < terms.length; i++) {
        sum += weights[i] * spread[terms[i]];
      }
      return sum;
    }
  }

  private final Analyzer analyzer;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final double[] rarity;
  private final double unseen;

  TermWeights(Collection<String> collection, Analyzer analyzer) {
    this.analyzer = analyzer;
    Map<String, Integer> counts = new HashMap<>();
    collection.forEach(text -> terms(text).forEach(term -> counts.merge(term, 1, Integer::sum)));
    this.rarity = new double[counts.size()];
    counts.forEach((term, n) -> {
      rarity[numbers.size()] = Math.log(1 + (double) collection.size() / n);
      numbers.put(term, numbers.size());
    });
    this.unseen = Math.log(1 + collection.size());
  }

  Weighed weigh(String text) {
    Set<String> terms = terms(text);
    double length = Math.sqrt(terms.stream().mapToDouble(this::weight).map(w -> w * w).sum());
    List<String> known = terms.stream().filter(numbers::containsKey).toList();
    Weighed weighed = new Weighed(known.size());
    for (int i = 0; i < known.size(); i++) {
      weighed.terms[i] = number(known.get(i));
      weighed.weights[i] = (float) (weight(known.get(i)) / length);
    }
    return weighed;
  }

  /** The weights of a text at the places of its words, to be compared with many others. */
  float[] spread(String text) {
    Weighed weighed = weigh(text);
    float[] spread = new float[rarity.length];
    for (int i = 0; i < weighed.terms.length; i++) {
      spread[weighed.terms[i]] = weighed.weights[i];
    }
    return spread;
  }

  private double weight(String term) {
    int number = number(term);
    double weight = number < 0 ? unseen : rarity[number];
    return CODE.matcher(term).matches() ? CODES_COUNT * weight : weight;
  }

  private int number(String term) {
    return numbers.getOrDefault(term, -1);
  }

  private Set<String> terms(String text) {
    Set<String> terms = new HashSet<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("can't take a phrase apart", e);
    }
    return terms;
  }
}

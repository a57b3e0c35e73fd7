package dev.onward.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A linear model for each of many labels, in one: for a text, the margin by which it lies inside
 * each label. Weights are whole numbers of a label's scale, so that the model as it was trained and
 * as it is read from a file are the same. Immutable and thread-safe; some hundred labels take well
 * under a millisecond.
 */
public final class LinearModel {
  /**
   * A label, how much more speaks for it than a text without any feature would have, and the cosine
   * of the text with the middle of what taught the label, which tells a new kind of text.
   */
  public record Scored(String label, double margin, double nearness) {}

  private final List<String> labels;
  private final FeatureSpace space;

  /** By label, then by dimension of the embedding. */
  private final byte[][] dense;

  /** Where the weights of a gram begin; one longer than the grams. */
  private final int[] begins;

  private final short[] weightLabels;
  private final byte[] weights;
  private final float[] denseScales;
  private final float[] scales;
  private final float[] biases;

  /** By label, the mean of its examples' embeddings, of length one. */
  private final byte[][] middles;

  LinearModel(
      List<String> labels,
      FeatureSpace space,
      byte[][] dense,
      float[] denseScales,
      Sparse sparse,
      float[] biases,
      byte[][] middles) {
    this.labels = List.copyOf(labels);
    this.space = space;
    this.dense = dense;
    this.denseScales = denseScales;
    this.begins = sparse.begins();
    this.weightLabels = sparse.labels();
    this.weights = sparse.weights();
    this.scales = sparse.scales();
    this.biases = biases;
    this.middles = middles;
  }

  /** The weights of grams, gram after gram. No record: its arrays are shared, not copied. */
  static final class Sparse {
    private final int[] begins;
    private final short[] labels;
    private final byte[] weights;
    private final float[] scales;

    Sparse(int[] begins, short[] labels, byte[] weights, float[] scales) {
      this.begins = begins;
      this.labels = labels;
      this.weights = weights;
      this.scales = scales;
    }

    int[] begins() {
      return begins;
    }

    short[] labels() {
      return labels;
    }

    byte[] weights() {
      return weights;
    }

    float[] scales() {
      return scales;
    }
  }

  public List<String> labels() {
    return labels;
  }

  FeatureSpace space() {
    return space;
  }

  byte[][] dense() {
    return dense;
  }

  float[] denseScales() {
    return denseScales;
  }

  Sparse sparse() {
    return new Sparse(begins, weightLabels, weights, scales);
  }

  float[] biases() {
    return biases;
  }

  byte[][] middles() {
    return middles;
  }

  /** All labels that are allowed, the best first. */
  public List<Scored> ranked(String text, float[] vector, Predicate<String> allowed) {
    double[] margins = margins(text, vector);
    List<Scored> ranked = new ArrayList<>();
    IntStream.range(0, margins.length)
        .filter(i -> allowed.test(labels.get(i)))
        .forEach(i -> ranked.add(new Scored(labels.get(i), margins[i], nearness(i, vector))));
    ranked.sort(Comparator.comparingDouble(Scored::margin).reversed().thenComparing(Scored::label));
    return ranked;
  }

  private double nearness(int label, float[] vector) {
    return dot(middles[label], vector) / Byte.MAX_VALUE;
  }

  private static float dot(byte[] row, float[] vector) {
    float sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * vector[i];
    }
    return sum;
  }

  /** The margins in the order of the labels. */
  double[] margins(String text, float[] vector) {
    Features features = space.of(text, vector);
    double[] fromGrams = new double[labels.size()];
    for (int i = space.dimensions(); i < features.size(); i++) {
      int gram = features.number(i) - space.dimensions();
      for (int at = begins[gram]; at < begins[gram + 1]; at++) {
        fromGrams[weightLabels[at]] += features.value(i) * weights[at];
      }
    }
    double[] margins = new double[labels.size()];
    for (int label = 0; label < margins.length; label++) {
      margins[label] =
          biases[label]
              + dot(dense[label], vector) * denseScales[label]
              + fromGrams[label] * scales[label];
    }
    return margins;
  }
}

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
  /** A label with its margin: above 0 more speaks for it than against it. */
  public record Scored(String label, double margin) {}

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

  LinearModel(
      List<String> labels,
      FeatureSpace space,
      byte[][] dense,
      float[] denseScales,
      Sparse sparse,
      float[] biases) {
    this.labels = List.copyOf(labels);
    this.space = space;
    this.dense = dense;
    this.denseScales = denseScales;
    this.begins = sparse.begins();
    this.weightLabels = sparse.labels();
    this.weights = sparse.weights();
    this.scales = sparse.scales();
    this.biases = biases;
  }

  /** The weights of grams, gram after gram. */
  record Sparse(int[] begins, short[] labels, byte[] weights, float[] scales) {}

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

  /** All labels that are allowed, the best first. */
  public List<Scored> ranked(String text, float[] vector, Predicate<String> allowed) {
    double[] margins = margins(text, vector);
    List<Scored> ranked = new ArrayList<>();
    IntStream.range(0, margins.length)
        .filter(i -> allowed.test(labels.get(i)))
        .forEach(i -> ranked.add(new Scored(labels.get(i), margins[i])));
    ranked.sort(
        Comparator.comparingDouble(Scored::margin).reversed().thenComparing(Scored::label));
    return ranked;
  }

  /** The margins in the order of the labels. */
  double[] margins(String text, float[] vector) {
    Features features = space.of(text, vector);
    double[] fromGrams = new double[labels.size()];
    for (int i = space.dimensions(); i < features.size(); i++) {
      int gram = features.numbers()[i] - space.dimensions();
      for (int at = begins[gram]; at < begins[gram + 1]; at++) {
        fromGrams[weightLabels[at]] += features.values()[i] * weights[at];
      }
    }
    double[] margins = new double[labels.size()];
    for (int label = 0; label < margins.length; label++) {
      float sum = 0;
      byte[] row = dense[label];
      for (int i = 0; i < row.length; i++) {
        sum += row[i] * vector[i];
      }
      margins[label] =
          biases[label] + sum * denseScales[label] + fromGrams[label] * scales[label];
    }
    return margins;
  }
}

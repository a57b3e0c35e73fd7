package dev.onward.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Trains a {@link LinearModel}: a linear support vector machine for each label against all others
 * (LIBLINEAR's dual coordinate descent). The same examples give the same model, on any number of
 * cores. Some ten thousand examples of some hundred labels take about a minute of two cores.
 */
public final class Trainer {
  /** Lower fits less closely; chosen by leaving one voice out. */
  private static final double COST = 1.0;

  private static final double PRECISION = 0.1;
  private static final int MOST_ROUNDS = 60;

  /** A label's weights below this share of its largest are left out; costs nothing measurable. */
  private static final double LEAST_SHARE = 0.04;

  private static final int LARGEST = Byte.MAX_VALUE;

  private Trainer() {}

  /** What was learned for one label, before it is rounded. */
  private record Learned(double[] weights, double bias) {}

  public static LinearModel train(List<Example> examples) {
    int dimensions = examples.getFirst().vector().values().length;
    FeatureSpace space =
        FeatureSpace.of(examples.stream().map(Example::text).toList(), dimensions);
    List<String> labels = examples.stream().map(Example::label).distinct().sorted().toList();
    Feature[][] rows =
        examples.parallelStream()
            .map(example -> row(space.of(example.text(), example.vector().values()), space.size()))
            .toArray(Feature[][]::new);
    Linear.disableDebugOutput();
    List<Learned> learned =
        IntStream.range(0, labels.size())
            .parallel()
            .mapToObj(i -> learn(rows, targets(examples, labels.get(i)), space.size()))
            .toList();
    return rounded(labels, space, learned);
  }

  /** The last feature is the bias, which all texts have. */
  private static Feature[] row(Features features, int biasNumber) {
    Feature[] row = new Feature[features.size() + 1];
    row[features.size()] = new FeatureNode(biasNumber + 1, 1);
    for (int i = 0; i < features.size(); i++) {
      row[i] = new FeatureNode(features.numbers()[i] + 1, features.values()[i]);
    }
    return row;
  }

  private static double[] targets(List<Example> examples, String label) {
    return examples.stream().mapToDouble(e -> e.label().equals(label) ? 1 : -1).toArray();
  }

  private static Learned learn(Feature[][] rows, double[] targets, int size) {
    Problem problem = new Problem();
    problem.l = rows.length;
    problem.n = size + 1;
    problem.bias = 1;
    problem.x = rows;
    problem.y = targets;
    Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, PRECISION, MOST_ROUNDS, 0);
    parameter.setRandom(new Random(1));
    Model model = Linear.train(problem, parameter);
    // The weights are those of the label that the first example has.
    int sign = model.getLabels()[0] == 1 ? 1 : -1;
    double[] weights = model.getFeatureWeights();
    double[] own = new double[size];
    for (int i = 0; i < size; i++) {
      own[i] = sign * weights[i];
    }
    return new Learned(own, sign * weights[size]);
  }

  private static LinearModel rounded(
      List<String> labels, FeatureSpace space, List<Learned> learned) {
    int dimensions = space.dimensions();
    int grams = space.grams().length;
    byte[][] dense = new byte[labels.size()][dimensions];
    float[] denseScales = new float[labels.size()];
    float[] scales = new float[labels.size()];
    float[] biases = new float[labels.size()];
    int[] begins = new int[grams + 1];
    double[] least = new double[labels.size()];
    for (int label = 0; label < labels.size(); label++) {
      double[] weights = learned.get(label).weights();
      biases[label] = (float) learned.get(label).bias();
      denseScales[label] = (float) (largest(weights, 0, dimensions) / LARGEST);
      double largest = largest(weights, dimensions, weights.length);
      scales[label] = (float) (largest / LARGEST);
      least[label] = largest * LEAST_SHARE;
      for (int i = 0; i < dimensions; i++) {
        dense[label][i] = (byte) Math.round(weights[i] / denseScales[label]);
      }
    }
    List<short[]> ofGram = new ArrayList<>(grams);
    int total = 0;
    for (int gram = 0; gram < grams; gram++) {
      short[] kept = new short[labels.size()];
      int count = 0;
      for (int label = 0; label < labels.size(); label++) {
        if (Math.abs(learned.get(label).weights()[dimensions + gram]) > least[label]) {
          kept[count++] = (short) label;
        }
      }
      begins[gram] = total;
      total += count;
      ofGram.add(Arrays.copyOf(kept, count));
    }
    begins[grams] = total;
    short[] owners = new short[total];
    byte[] weights = new byte[total];
    for (int gram = 0; gram < grams; gram++) {
      short[] kept = ofGram.get(gram);
      for (int i = 0; i < kept.length; i++) {
        owners[begins[gram] + i] = kept[i];
        double weight = learned.get(kept[i]).weights()[dimensions + gram];
        weights[begins[gram] + i] = (byte) Math.round(weight / scales[kept[i]]);
      }
    }
    return new LinearModel(
        labels,
        space,
        dense,
        denseScales,
        new LinearModel.Sparse(begins, owners, weights, scales),
        biases);
  }

  private static double largest(double[] weights, int from, int to) {
    double largest = Double.MIN_NORMAL;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(weights[i]));
    }
    return largest;
  }
}

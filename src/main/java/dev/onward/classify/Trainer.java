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
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Trains a {@link LinearModel}: one linear support vector machine over all labels at once (Crammer
 * and Singer's, by LIBLINEAR). A machine for each label against the rest was as good and took five
 * times as long. The same examples give the same model. Some ten thousand examples of some hundred
 * labels take a minute or two of one core, and about a gigabyte.
 */
public final class Trainer {
  /**
   * Lower fits less closely; chosen on CLINC150: a third of it costs .004, three times it nothing.
   */
  private static final double COST = 1.0;

  private static final double PRECISION = 0.1;

  /** A label's weights below this share of its largest are left out; costs nothing measurable. */
  private static final double LEAST_SHARE = 0.02;

  private static final int LARGEST = Byte.MAX_VALUE;

  private Trainer() {}

  /** What was learned for one label, before it is rounded. */
  private static final class Learned {
    private final double[] weights;
    private final double bias;

    Learned(double[] weights, double bias) {
      this.weights = weights;
      this.bias = bias;
    }
  }

  public static LinearModel train(List<Example> examples) {
    int dimensions = examples.getFirst().vector().values().length;
    FeatureSpace space = FeatureSpace.of(examples.stream().map(Example::text).toList(), dimensions);
    List<String> labels = examples.stream().map(Example::label).distinct().sorted().toList();
    Feature[][] rows =
        examples.parallelStream()
            .map(example -> row(space.of(example.text(), example.vector().values()), space.size()))
            .toArray(Feature[][]::new);
    Linear.disableDebugOutput();
    return rounded(
        labels, space, learn(rows, examples, labels, space.size()), middles(examples, labels));
  }

  /** The last feature is the bias, which all texts have. */
  private static Feature[] row(Features features, int biasNumber) {
    Feature[] row = new Feature[features.size() + 1];
    row[features.size()] = new FeatureNode(biasNumber + 1, 1);
    for (int i = 0; i < features.size(); i++) {
      row[i] = new FeatureNode(features.number(i) + 1, features.value(i));
    }
    return row;
  }

  private static List<Learned> learn(
      Feature[][] rows, List<Example> examples, List<String> labels, int size) {
    Map<String, Integer> numbers =
        labels.stream().collect(Collectors.toMap(label -> label, labels::indexOf));
    Problem problem = new Problem();
    problem.l = rows.length;
    problem.n = size + 1;
    problem.bias = 1;
    problem.x = rows;
    problem.y = examples.stream().mapToDouble(e -> numbers.getOrDefault(e.label(), 0)).toArray();
    Parameter parameter = new Parameter(SolverType.MCSVM_CS, COST, PRECISION);
    parameter.setRandom(new Random(1));
    Model model = Linear.train(problem, parameter);
    double[] weights = model.getFeatureWeights();
    List<Learned> learned = new ArrayList<>();
    for (int label = 0; label < labels.size(); label++) {
      int column = column(model.getLabels(), label);
      double[] own = new double[size];
      for (int i = 0; i < size; i++) {
        own[i] = weights[i * labels.size() + column];
      }
      learned.add(new Learned(own, weights[size * labels.size() + column]));
    }
    return learned;
  }

  /** LIBLINEAR keeps labels in the order in which it meets them. */
  private static int column(int[] met, int label) {
    for (int i = 0; i < met.length; i++) {
      if (met[i] == label) {
        return i;
      }
    }
    throw new IllegalStateException("label " + label + " was not trained");
  }

  private static byte[][] middles(List<Example> examples, List<String> labels) {
    int dimensions = examples.getFirst().vector().values().length;
    double[][] sums = new double[labels.size()][dimensions];
    for (Example example : examples) {
      double[] sum = sums[labels.indexOf(example.label())];
      for (int i = 0; i < dimensions; i++) {
        sum[i] += example.vector().values()[i];
      }
    }
    byte[][] middles = new byte[labels.size()][dimensions];
    for (int label = 0; label < sums.length; label++) {
      double length = Math.sqrt(Arrays.stream(sums[label]).map(x -> x * x).sum());
      for (int i = 0; i < dimensions && length > 0; i++) {
        middles[label][i] = (byte) Math.round(LARGEST * sums[label][i] / length);
      }
    }
    return middles;
  }

  private static LinearModel rounded(
      List<String> labels, FeatureSpace space, List<Learned> learned, byte[][] middles) {
    int dimensions = space.dimensions();
    int grams = space.grams().length;
    byte[][] dense = new byte[labels.size()][dimensions];
    float[] denseScales = new float[labels.size()];
    float[] scales = new float[labels.size()];
    float[] biases = new float[labels.size()];
    int[] begins = new int[grams + 1];
    double[] least = new double[labels.size()];
    for (int label = 0; label < labels.size(); label++) {
      double[] weights = learned.get(label).weights;
      biases[label] = (float) learned.get(label).bias;
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
        if (Math.abs(learned.get(label).weights[dimensions + gram]) > least[label]) {
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
        double weight = learned.get(kept[i]).weights[dimensions + gram];
        weights[begins[gram] + i] = (byte) Math.round(weight / scales[kept[i]]);
      }
    }
    return new LinearModel(
        labels,
        space,
        dense,
        denseScales,
        new LinearModel.Sparse(begins, owners, weights, scales),
        biases,
        middles);
  }

  private static double largest(double[] weights, int from, int to) {
    double largest = Double.MIN_NORMAL;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(weights[i]));
    }
    return largest;
  }
}

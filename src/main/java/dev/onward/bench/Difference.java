package dev.onward.bench;

import java.util.Arrays;
import java.util.Random;

/**
 * The mean difference of two systems on the same questions, with the interval that holds it in 95
 * of 100 cases: the paired bootstrap (Efron and Tibshirani, 1993) over questions.
 */
record Difference(double mean, double low, double high) {
  private static final int SAMPLES = 10_000;

  static Difference of(double[] one, double[] other) {
    int count = one.length;
    // The same numbers each time, so that one run can be compared with another.
    Random random = new Random(20);
    double[] means = new double[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int i = 0; i < count; i++) {
        int question = random.nextInt(count);
        means[sample] += (one[question] - other[question]) / count;
      }
    }
    Arrays.sort(means);
    double mean = 0;
    for (int i = 0; i < count; i++) {
      mean += (one[i] - other[i]) / count;
    }
    return new Difference(mean, means[(int) (0.025 * SAMPLES)], means[(int) (0.975 * SAMPLES) - 1]);
  }

  /** True where the interval leaves 0 out. */
  boolean isSignificant() {
    return low > 0 || high < 0;
  }
}

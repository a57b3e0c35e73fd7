package dev.onward.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How good the first ten documents of one question are, each from 0 to 1: normalised discounted
 * cumulative gain (Järvelin and Kekäläinen, 2002), the share of the right ones that is among them,
 * and one over the place of the first right one.
 */
record Measures(double ndcg, double recall, double mrr) {
  static final int DEPTH = 10;

  static Measures of(List<String> found, Map<String, Integer> grades) {
    List<String> first = found.subList(0, Math.min(DEPTH, found.size()));
    double gain = 0;
    double reciprocal = 0;
    int right = 0;
    for (int i = 0; i < first.size(); i++) {
      int grade = grades.getOrDefault(first.get(i), 0);
      gain += grade / discount(i);
      right += grade > 0 ? 1 : 0;
      reciprocal = grade > 0 && reciprocal == 0 ? 1.0 / (i + 1) : reciprocal;
    }
    return new Measures(gain / ideal(grades), (double) right / grades.size(), reciprocal);
  }

  private static double ideal(Map<String, Integer> grades) {
    List<Integer> best =
        grades.values().stream().sorted(Comparator.reverseOrder()).limit(DEPTH).toList();
    double gain = 0;
    for (int i = 0; i < best.size(); i++) {
      gain += best.get(i) / discount(i);
    }
    return gain;
  }

  private static double discount(int place) {
    return Math.log(place + 2) / Math.log(2);
  }
}

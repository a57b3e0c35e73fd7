package dev.onward.retrieve;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the scores of the two searches become one. */
public enum Fusion {
  /**
   * Each list's scores are stretched over 0 to 1 and averaged. Best or near best on three
   * collections that we measured.
   */
  MIN_MAX {
    @Override
    void add(Map<Integer, Double> fused, Map<Integer, Double> scores, double weight) {
      double least = least(scores.values());
      double span = most(scores.values()) - least;
      scores.forEach((row, score) ->
          fused.merge(row, weight * (span > 0 ? (score - least) / span : 1), Double::sum));
    }
  },

  /** Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009), with their constant of 60. */
  RECIPROCAL_RANK {
    @Override
    void add(Map<Integer, Double> fused, Map<Integer, Double> scores, double weight) {
      List<Integer> ranked =
          scores.entrySet().stream()
              .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
              .map(Map.Entry::getKey)
              .toList();
      for (int rank = 0; rank < ranked.size(); rank++) {
        fused.merge(ranked.get(rank), weight * 61 / (60 + rank + 1), Double::sum);
      }
    }
  };

  abstract void add(Map<Integer, Double> fused, Map<Integer, Double> scores, double weight);

  /** Fuses lists of scores by row, each with the same weight. */
  Map<Integer, Double> fuse(List<Map<Integer, Double>> lists) {
    Map<Integer, Double> fused = new HashMap<>();
    lists.forEach(scores -> add(fused, scores, 1.0 / lists.size()));
    return fused;
  }

  private static double least(Collection<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).min().orElse(0);
  }

  private static double most(Collection<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}

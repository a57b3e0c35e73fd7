package dev.onward.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How the scores by words and by meaning become one. Each is given every candidate's true score in
 * both searches, also where only one of them found it.
 */
public enum Fusion {
  /**
   * Each list's scores as distances from its mean in standard deviations, averaged. Least shaken by
   * one extreme score; best or near best of the three on each collection that we measured.
   */
  STANDARD_SCORE {
    @Override
    void add(double[] fused, float[] scores) {
      double mean = mean(scores);
      double variance = 0;
      for (float score : scores) {
        variance += (score - mean) * (score - mean) / scores.length;
      }
      for (int i = 0; variance > 0 && i < scores.length; i++) {
        fused[i] += (scores[i] - mean) / Math.sqrt(variance);
      }
    }
  },

  /** Each list's scores are stretched over 0 to 1 and averaged. */
  MIN_MAX {
    @Override
    void add(double[] fused, float[] scores) {
      double least = least(scores);
      double span = most(scores) - least;
      for (int i = 0; span > 0 && i < scores.length; i++) {
        fused[i] += (scores[i] - least) / span;
      }
    }
  },

  /** Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009), with their constant of 60. */
  RECIPROCAL_RANK {
    @Override
    void add(double[] fused, float[] scores) {
      int[] ranked =
          IntStream.range(0, scores.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -scores[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int rank = 0; rank < ranked.length; rank++) {
        fused[ranked[rank]] += 1.0 / (60 + rank + 1);
      }
    }
  };

  abstract void add(double[] fused, float[] scores);

  /** One score a candidate, from 0 for the worst to 1 for the best. */
  double[] fuse(float[] words, float[] meaning) {
    double[] fused = new double[words.length];
    add(fused, words);
    add(fused, meaning);
    double least = Arrays.stream(fused).min().orElse(0);
    double span = Arrays.stream(fused).max().orElse(0) - least;
    for (int i = 0; i < fused.length; i++) {
      fused[i] = span > 0 ? (fused[i] - least) / span : 1;
    }
    return fused;
  }

  private static double mean(float[] scores) {
    double sum = 0;
    for (float score : scores) {
      sum += score;
    }
    return sum / scores.length;
  }

  private static float least(float[] scores) {
    float least = Float.POSITIVE_INFINITY;
    for (float score : scores) {
      least = Math.min(least, score);
    }
    return least;
  }

  private static float most(float[] scores) {
    float most = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      most = Math.max(most, score);
    }
    return most;
  }
}

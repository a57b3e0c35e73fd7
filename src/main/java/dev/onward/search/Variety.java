package dev.onward.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.util.VectorUtil;

/**
 * Keeps what says the same from standing beside itself. Of rows whose vectors are nearer than
 * {@code sameFrom} only the best is shown; {@code diversity}, from 0 to 1, weighs how unlike a row
 * is to those before it against its score (maximal marginal relevance; Carbonell and Goldstein,
 * 1998).
 */
public record Variety(double sameFrom, double diversity) {
  /** Everything, in the order of the scores. */
  public static final Variety NONE = new Variety(Double.POSITIVE_INFINITY, 0);

  public Variety {
    if (diversity < 0 || diversity > 1) {
      throw new IllegalArgumentException("diversity is from 0 to 1, not " + diversity);
    }
  }

  /** So many of the hits, the best first. */
  public List<Hit> choose(IndexReader reader, String field, List<Hit> hits, int most)
      throws IOException {
    if (equals(NONE)) {
      return hits.subList(0, Math.min(most, hits.size()));
    }
    int[] rows = hits.stream().mapToInt(Hit::row).sorted().toArray();
    float[][] vectors = RowVectors.of(reader, field, rows);
    List<Hit> left = new ArrayList<>(hits);
    List<Hit> chosen = new ArrayList<>();
    while (chosen.size() < most && !left.isEmpty()) {
      Hit best = null;
      double worth = Double.NEGATIVE_INFINITY;
      for (Hit hit : List.copyOf(left)) {
        double nearest = nearest(hit, chosen, rows, vectors);
        double its = (1 - diversity) * hit.score() - diversity * Math.max(0, nearest);
        if (nearest >= sameFrom) {
          left.remove(hit);
        } else if (its > worth) {
          best = hit;
          worth = its;
        }
      }
      if (best == null) {
        break;
      }
      chosen.add(best);
      left.remove(best);
    }
    return chosen;
  }

  private static double nearest(Hit hit, List<Hit> chosen, int[] rows, float[][] vectors) {
    float[] vector = vectors[Arrays.binarySearch(rows, hit.row())];
    double nearest = -1;
    for (Hit other : chosen) {
      float[] its = vectors[Arrays.binarySearch(rows, other.row())];
      if (vector != null && its != null) {
        nearest = Math.max(nearest, VectorUtil.dotProduct(vector, its));
      }
    }
    return nearest;
  }
}

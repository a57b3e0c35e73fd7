package dev.onward.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009) of two systems, with their 60. */
record RankFusion(SearchSystem one, SearchSystem other) implements SearchSystem {
  @Override
  public String name() {
    return "rank-fusion";
  }

  @Override
  public List<String> search(String question) {
    Map<String, Double> fused = new HashMap<>();
    for (SearchSystem system : List.of(one, other)) {
      List<String> ranked = system.search(question);
      for (int rank = 0; rank < ranked.size(); rank++) {
        fused.merge(ranked.get(rank), 1.0 / (60 + rank + 1), Double::sum);
      }
    }
    return fused.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}

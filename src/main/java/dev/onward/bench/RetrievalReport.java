package dev.onward.bench;

import dev.onward.bench.RetrievalBench.Run;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a bench of retrieval found, as a table or as values for JSON. */
public final class RetrievalReport {
  private static final String OURS = "onward";

  private final BeirCollection collection;
  private final Map<String, Run> runs;

  RetrievalReport(BeirCollection collection, Map<String, Run> runs) {
    this.collection = collection;
    this.runs = runs;
  }

  /** A table in Markdown. */
  public String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        "%s: %,d documents, %,d questions%n%n"
            .formatted(
                collection.name(), collection.documents().size(), collection.questions().size()));
    table.append("| system | nDCG@10 | Recall@10 | MRR@10 | ms a question | onward − it, 95 % |\n");
    table.append("|---|---:|---:|---:|---:|---|\n");
    runs.forEach((name, run) ->
        table.append(
            String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %.2f | %s |%n",
                name,
                run.mean(Measures::ndcg),
                run.mean(Measures::recall),
                run.mean(Measures::mrr),
                run.milliseconds(),
                name.equals(OURS) ? "" : words(difference(run)))));
    return table.toString();
  }

  private static String words(Difference difference) {
    return String.format(
        Locale.ROOT,
        "%+.3f (%+.3f to %+.3f)%s",
        difference.mean(),
        difference.low(),
        difference.high(),
        difference.isSignificant() ? " *" : "");
  }

  private Difference difference(Run run) {
    return Difference.of(Objects.requireNonNull(runs.get(OURS)).ndcg(), run.ndcg());
  }

  /** All figures, for a program to read. */
  public Map<String, Object> values() {
    Map<String, Object> results = new LinkedHashMap<>();
    Map<String, Object> differences = new LinkedHashMap<>();
    runs.forEach((name, run) -> {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("ndcg@10", run.mean(Measures::ndcg));
      one.put("recall@10", run.mean(Measures::recall));
      one.put("mrr@10", run.mean(Measures::mrr));
      one.put("ms", run.milliseconds());
      results.put(name, one);
      if (!name.equals(OURS)) {
        Difference difference = difference(run);
        differences.put(
            name,
            Map.of("mean", difference.mean(), "low", difference.low(), "high", difference.high()));
      }
    });
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("collection", collection.name());
    values.put("documents", collection.documents().size());
    values.put("questions", collection.questions().size());
    values.put("results", results);
    values.put("onward-minus", differences);
    return values;
  }
}

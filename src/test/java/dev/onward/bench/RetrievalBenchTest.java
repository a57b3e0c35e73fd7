package dev.onward.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onward.ai.Embedder;
import dev.onward.bench.BeirCollection.BrokenCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrievalBenchTest {
  @TempDir private Path folder;

  @Test
  void allSystemsAreAskedInOneRun() throws IOException {
    collection();
    Embedder embedder = Embedder.open(Path.of("target", "native"));
    List<String> told = new ArrayList<>();
    Optional<Path> vectors = Optional.of(folder.resolve("vectors"));
    BeirCollection collection = BeirCollection.read(folder);
    RetrievalReport report =
        new RetrievalBench(embedder.model(), embedder::tokens, vectors, told::add).run(collection);

    JsonNode values = new ObjectMapper().valueToTree(report.values());
    assertThat(values.path("results").fieldNames())
        .toIterable()
        .containsExactly("onward", "rank-fusion", "easy-rag", "keywords", "vectors");
    values
        .path("results")
        .forEach(one -> assertThat(one.path("ndcg@10").asDouble()).isGreaterThan(0.5));
    assertThat(report.table()).contains("| easy-rag |");
    assertThat(told).anyMatch(line -> line.startsWith("embedding: "));

    told.clear();
    new RetrievalBench(embedder.model(), embedder::tokens, vectors, told::add).run(collection);
    assertThat(told).as("vectors are kept").noneMatch(line -> line.startsWith("embedding: "));
  }

  @Test
  void theMeasuresAreThoseOfTheirPapers() {
    Measures measures = Measures.of(List.of("x", "a", "y", "b"), Map.of("a", 1, "b", 1, "c", 1));
    double gain = 1 / log2(3) + 1 / log2(5);
    double ideal = 1 + 1 / log2(3) + 1 / log2(4);
    assertThat(measures.ndcg()).isCloseTo(gain / ideal, within(1e-9));
    assertThat(measures.recall()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(measures.mrr()).isEqualTo(0.5);
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  @Test
  void aDifferenceIsOnlySureWhereItHoldsOnOtherQuestionsToo() {
    double[] better = new double[50];
    double[] worse = new double[50];
    for (int i = 0; i < 50; i++) {
      better[i] = i % 10 / 10.0;
      worse[i] = Math.max(0, better[i] - 0.1);
    }
    assertThat(Difference.of(better, worse).isSignificant()).isTrue();
    assertThat(Difference.of(better, better).isSignificant()).isFalse();
    worse = better.clone();
    worse[0] += 0.5;
    worse[1] -= 0.1;
    assertThat(Difference.of(better, worse).isSignificant()).isFalse();
  }

  @Test
  void aBrokenCollectionIsRefusedWithWhatToMend() throws IOException {
    assertThatThrownBy(() -> BeirCollection.read(folder))
        .isInstanceOf(BrokenCollection.class)
        .hasMessageContaining("corpus.jsonl");
    collection();
    Files.writeString(folder.resolve("qrels/test.tsv"), "query-id\tcorpus-id\tscore\nq1 d1 1\n");
    assertThatThrownBy(() -> BeirCollection.read(folder))
        .isInstanceOf(BrokenCollection.class)
        .hasMessageContaining("line 2");
    Files.writeString(folder.resolve("corpus.jsonl"), "{\"_id\": \"d1\"}\nno json\n");
    assertThatThrownBy(() -> BeirCollection.read(folder))
        .isInstanceOf(BrokenCollection.class)
        .hasMessageContaining("line 2");
  }

  private void collection() throws IOException {
    Files.createDirectories(folder.resolve("qrels"));
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        """
        {"_id": "d1", "title": "Sourdough", "text": "Feed the starter twice a day."}
        {"_id": "d2", "title": "", "text": "Add replicas when the queue of requests grows."}
        {"_id": "d3", "title": "A title without a text", "text": ""}
        {"_id": "d4", "title": "", "text": ""}
        """);
    Files.writeString(
        folder.resolve("queries.jsonl"),
        """
        {"_id": "q1", "text": "How often is a sourdough starter fed?"}
        {"_id": "q2", "text": "When do I add replicas?"}
        {"_id": "q3", "text": "nobody knows"}
        """);
    Files.writeString(
        folder.resolve("qrels/test.tsv"),
        "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t2\nq3\td1\t0\n");
  }
}

package dev.onward.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.query.Query;
import dev.onward.PreparedData;
import dev.onward.ai.Embedder;
import dev.onward.ai.Embedders;
import dev.onward.index.AskedLines;
import dev.onward.index.KnowledgeAnalyzer;
import dev.onward.index.PassageIndex;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Correction;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.search.Fusion;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search over the knowledge that ships. */
class HybridRetrieverTest {
  @TempDir static Path data;
  private static Catalogue catalogue;
  private static Embedder embedder;
  private static PassageIndex index;

  @BeforeAll
  static void open() {
    Knowledge knowledge = KnowledgeLoader.load(Path.of("knowledge"));
    catalogue = knowledge.catalogue();
    embedder = Embedder.open(Path.of("target", "native"));
    PreparedData.copyTo(data);
    index =
        PassageIndex.open(
            data.resolve("index"),
            Embedders.onlyLocal(embedder),
            KnowledgeAnalyzer.of(knowledge),
            AskedLines.of(Path.of("knowledge")));
    index.sync(catalogue.documents());
  }

  @AfterAll
  static void close() {
    index.close();
  }

  @Test
  void aWrongClaimBringsItsCorrectionToTheTopThree() {
    for (Fusion fusion : Fusion.values()) {
      for (Correction correction : catalogue.corrections()) {
        assertThat(documents(fusion, correction.claim() + "?"))
            .as(fusion + ": " + correction.claim())
            .contains(correction.id());
      }
    }
  }

  private static List<String> documents(Fusion fusion, String question) {
    return new HybridRetriever(index, Embedders.onlyLocal(embedder), fusion)
        .find(question, 12).stream()
            .map(evidence -> evidence.passage().documentId())
            .distinct()
            .limit(3)
            .toList();
  }

  @Test
  void theBestEvidenceComesFirstWithItsScores() {
    List<Evidence> found =
        new HybridRetriever(index, Embedders.onlyLocal(embedder), Fusion.STANDARD_SCORE)
            .find("How do I become an MVP?", 5);
    assertThat(found).hasSize(5);
    assertThat(found.getFirst().passage().documentId()).contains("mvp");
    assertThat(found)
        .extracting(Evidence::score)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(found.getFirst().similarity()).isBetween(0.6, 1.0);
  }

  @Test
  void aQuestionWithoutWordsToSearchForStillFindsByMeaning() {
    assertThat(
            new HybridRetriever(index, Embedders.onlyLocal(embedder), Fusion.STANDARD_SCORE)
                .find("?", 3))
        .hasSize(3);
  }

  @Test
  void aQuestionOfVeryManyWordsIsSearchedByItsFirstOnes() {
    String words =
        IntStream.range(0, 1_500).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    HybridRetriever retriever =
        new HybridRetriever(index, Embedders.onlyLocal(embedder), Fusion.STANDARD_SCORE);
    assertThat(retriever.find("How do I become an MVP? " + words, 3)).hasSize(3);
    assertThat(retriever.find("How do I become an MVP? " + "認定資格を更新".repeat(300), 3)).hasSize(3);
  }

  @Test
  void langchain4jSeesTheSamePassages() {
    HybridRetriever retriever =
        new HybridRetriever(index, Embedders.onlyLocal(embedder), Fusion.STANDARD_SCORE);
    List<Content> contents = retriever.retrieve(Query.from("Is AZ-305 retired?"));
    assertThat(contents).isNotEmpty();
    assertThat(contents.getFirst().textSegment().metadata().getString("document")).isNotBlank();
  }
}

package dev.onward.search;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.filter.Filter;
import dev.onward.embed.BgeSmallEmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ordinary LangChain4j documents, which have nothing to do with exams. */
class DocumentRetrieverTest {
  @TempDir private Path folder;
  private final BgeSmallEmbeddingModel model = new BgeSmallEmbeddingModel();
  private DocumentIndex index;

  @BeforeEach
  void open() {
    index = DocumentIndex.builder().embeddingModel(model).folder(folder).build();
    index.add(
        List.of(
            document("sourdough", "Sourdough", "Feed the starter twice a day.", "baker", 2019),
            document("rye", "Rye bread", "Rye flour binds more water than wheat.", "baker", 2021),
            document("scale", "Scaling out", "Add replicas when the queue grows.", "ops", 2024),
            document(
                "backup", "Backups", "Restore a backup every month to trust it.", "ops", 2020)));
  }

  @AfterEach
  void close() {
    index.close();
  }

  private static Document document(String id, String title, String text, String team, int year) {
    return Document.from(
        text,
        new Metadata()
            .put("id", id)
            .put("title", title)
            .put("team", team)
            .put("year", year)
            .put("ratio", 0.5));
  }

  private static List<String> ids(List<Content> contents) {
    return contents.stream()
        .map(content -> content.textSegment().metadata().getString("id"))
        .toList();
  }

  @Test
  void theBestContentComesFirstWithItsScoreItsIdAndItsMetadata() {
    DocumentRetriever retriever = DocumentRetriever.builder(index).maxResults(2).build();
    List<Content> contents =
        retriever.retrieve(Query.from("How do I keep my bread starter alive?"));
    assertThat(contents).hasSize(2);
    Content first = contents.getFirst();
    assertThat(first.textSegment().text()).isEqualTo("Feed the starter twice a day.");
    assertThat(first.textSegment().metadata().getInteger("year")).isEqualTo(2019);
    assertThat(first.textSegment().metadata().getDouble("ratio")).isEqualTo(0.5);
    assertThat(first.metadata())
        .containsEntry(ContentMetadata.SCORE, 1.0)
        .containsEntry(ContentMetadata.EMBEDDING_ID, "sourdough#0");
  }

  @Test
  void aSlipOfThePenIsForgiven() {
    DocumentRetriever retriever = DocumentRetriever.builder(index).maxResults(1).build();
    assertThat(ids(retriever.retrieve(Query.from("replcias")))).containsExactly("scale");
  }

  @Test
  void everyFilterOfLangChain4jHoldsAsInItsOwnStore() {
    List<Filter> filters =
        List.of(
            metadataKey("team").isEqualTo("ops"),
            metadataKey("team").isNotEqualTo("ops"),
            metadataKey("nothing").isNotEqualTo("x"),
            metadataKey("team").isIn("ops", "hr"),
            metadataKey("team").isNotIn("ops", "hr"),
            metadataKey("team").containsString("ake"),
            metadataKey("team").containsString("*"),
            metadataKey("year").isEqualTo(2020),
            metadataKey("year").isIn(2019, 2020),
            metadataKey("year").isGreaterThan(2020),
            metadataKey("year").isGreaterThanOrEqualTo(2020),
            metadataKey("year").isLessThan(2021),
            metadataKey("year").isLessThanOrEqualTo(2021),
            metadataKey("title").isGreaterThan("Rye bread"),
            metadataKey("title").isLessThanOrEqualTo("Rye bread"),
            metadataKey("team").isEqualTo("ops").and(metadataKey("year").isLessThan(2022)),
            metadataKey("team").isEqualTo("hr").or(metadataKey("year").isEqualTo(2021)),
            Filter.not(metadataKey("team").isEqualTo("ops")),
            Filter.not(
                metadataKey("team").isEqualTo("ops").or(metadataKey("year").isEqualTo(2021))));
    for (Filter filter : filters) {
      List<Content> all = DocumentRetriever.builder(index).build().retrieve(Query.from("bread"));
      assertThat(all).hasSize(4);
      List<String> expected =
          all.stream()
              .map(Content::textSegment)
              .filter(segment -> filter.test(segment.metadata()))
              .map(segment -> segment.metadata().getString("id"))
              .toList();
      DocumentRetriever filtered = DocumentRetriever.builder(index).filter(filter).build();
      assertThat(ids(filtered.retrieve(Query.from("bread"))))
          .as(filter.toString())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void aFilterOfAnotherKindIsRefusedByName() {
    Filter own = object -> true;
    DocumentRetriever retriever = DocumentRetriever.builder(index).filter(own).build();
    assertThatThrownBy(() -> retriever.retrieve(Query.from("bread")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MetadataFilterBuilder");
  }

  @Test
  void whatAnAskerMaySeeIsReadFromTheMetadataOfTheQuery() {
    DocumentRetriever retriever =
        DocumentRetriever.builder(index)
            .dynamicFilter(query ->
                Optional.of(
                    metadataKey("team")
                        .isEqualTo(query.metadata().invocationParameters().<String>get("team"))))
            .build();
    assertThat(ids(retriever.retrieve(asked("bread", "ops"))))
        .containsExactlyInAnyOrder("scale", "backup");
    assertThat(ids(retriever.retrieve(asked("bread", "baker"))))
        .containsExactlyInAnyOrder("sourdough", "rye");
  }

  private static Query asked(String text, String team) {
    return Query.from(
        text,
        dev.langchain4j.rag.query.Metadata.builder()
            .chatMessage(UserMessage.from(text))
            .invocationContext(
                InvocationContext.builder()
                    .invocationParameters(InvocationParameters.from(Map.of("team", team)))
                    .build())
            .build());
  }

  @Test
  void anIndexInAFolderIsThereAgainAndADocumentTakesThePlaceOfItsFormer() {
    index.add(List.of(document("rye", "Rye bread", "Rye needs sour dough.", "baker", 2025)));
    index.remove(List.of("scale"));
    index.close();
    index = DocumentIndex.builder().embeddingModel(model).folder(folder).build();
    assertThat(index.size()).isEqualTo(3);
    List<Content> found =
        DocumentRetriever.builder(index).maxResults(1).build().retrieve(Query.from("rye flour"));
    assertThat(found.getFirst().textSegment().text()).isEqualTo("Rye needs sour dough.");
  }

  @Test
  void whatSaysTheSameIsShownOnceIfThatIsAskedFor() {
    index.add(
        List.of(document("copy", "Sourdough", "Feed the starter twice a day!", "baker", 2022)));
    Query query = Query.from("feed a starter");
    assertThat(ids(DocumentRetriever.builder(index).maxResults(2).build().retrieve(query)))
        .containsExactlyInAnyOrder("sourdough", "copy");
    DocumentRetriever folding =
        DocumentRetriever.builder(index).maxResults(2).variety(new Variety(0.95, 0)).build();
    assertThat(ids(folding.retrieve(query))).doesNotContainSequence("sourdough", "copy");
    assertThat(ids(folding.retrieve(query))).doesNotContainSequence("copy", "sourdough");
    DocumentRetriever diverse =
        DocumentRetriever.builder(index).maxResults(2).variety(new Variety(2, 0.7)).build();
    assertThat(ids(diverse.retrieve(query))).hasSize(2).doesNotContainSequence("sourdough", "copy");
  }

  @Test
  void thePiecesAroundAFoundOneComeWithIt() {
    String filler = "Nothing of note happened on that day in the village by the lake. ";
    String text =
        (filler.repeat(40) + "\n\n")
            + ("The bell rang at noon. " + filler.repeat(40) + "\n\n")
            + filler.repeat(40);
    index.add(List.of(Document.from(text, Metadata.from("id", "village"))));
    Query query = Query.from("When did the bell ring?");
    String alone =
        DocumentRetriever.builder(index).build().retrieve(query).getFirst().textSegment().text();
    String around =
        DocumentRetriever.builder(index)
            .neighbours(1)
            .build()
            .retrieve(query)
            .getFirst()
            .textSegment()
            .text();
    assertThat(alone).contains("bell");
    assertThat(around).contains(alone);
    assertThat(around.length()).isGreaterThan(alone.length());
  }

  @Test
  void aServedScoringModelOrdersTheFirstAnewAndIsNotMissedWhileItFails() {
    WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    try {
      server.stubFor(post(urlEqualTo("/rerank")).willReturn(okJson("[0.1, 0.2, 0.9]")));
      Query query = Query.from("bread");
      List<String> found = ids(DocumentRetriever.builder(index).build().retrieve(query));
      DocumentRetriever scoring =
          DocumentRetriever.builder(index)
              .scoringModel(new ServedScoring(server.baseUrl()), 3)
              .build();
      List<Content> scored = scoring.retrieve(query);
      assertThat(ids(scored))
          .containsExactly(found.get(2), found.get(1), found.get(0), found.get(3));
      assertThat(scored.getFirst().metadata()).containsEntry(ContentMetadata.RERANKED_SCORE, 0.9);
      server.stubFor(post(urlEqualTo("/rerank")).willReturn(serverError()));
      assertThat(ids(scoring.retrieve(query))).isEqualTo(found);
    } finally {
      server.stop();
    }
  }

  /** As text-embeddings-inference serves one: texts in, a number for each out. */
  private record ServedScoring(String address) implements ScoringModel {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Response<List<Double>> scoreAll(List<TextSegment> segments, String query) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        String body =
            JSON.writeValueAsString(
                Map.of("query", query, "texts", segments.stream().map(TextSegment::text).toList()));
        JsonNode scores =
            JSON.readTree(
                client
                    .send(
                        HttpRequest.newBuilder(URI.create(address + "/rerank"))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                        BodyHandlers.ofString())
                    .body());
        List<Double> values = new ArrayList<>();
        scores.forEach(score -> values.add(score.asDouble()));
        if (values.size() != segments.size()) {
          throw new IllegalStateException("the scoring model gave no scores");
        }
        return Response.from(values);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

package dev.onward.search;

import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.onward.embed.BgeSmallEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of src/docs/retrieval.md is the code below, and does what the page says. */
class DocumentedExampleTest {
  private static final Path PAGE = Path.of("src", "docs", "retrieval.md");
  private static final Path THIS =
      Path.of("src/test/java/dev/onward/search/DocumentedExampleTest.java");

  @Test
  void theExampleFindsTheBestContent(@TempDir Path folder) {
    // example begins
    EmbeddingModel model = new BgeSmallEmbeddingModel();
    DocumentIndex index = DocumentIndex.builder().embeddingModel(model).folder(folder).build();
    index.add(
        List.of(
            Document.from(
                "Feed the starter twice a day.",
                Metadata.from("id", "starter").put("team", "bakery")),
            Document.from(
                "Add replicas when the queue grows.",
                Metadata.from("id", "queue").put("team", "ops"))));

    ContentRetriever retriever =
        DocumentRetriever.builder(index)
            .maxResults(3)
            .dynamicFilter(query -> Optional.of(metadataKey("team").isEqualTo("bakery")))
            .variety(new Variety(0.97, 0))
            .build();

    Content best = retriever.retrieve(Query.from("How often is a sourdough fed?")).getFirst();
    // example ends
    assertThat(best.textSegment().text()).contains("twice a day");
    assertThat(best.metadata()).containsEntry(ContentMetadata.EMBEDDING_ID, "starter#0");
    index.close();
  }

  @Test
  void thePageShowsThisVeryCode() throws IOException {
    String code = between(Files.readString(THIS), "// example begins\n(.*?)\n *// example ends");
    String shown = between(Files.readString(PAGE), "```java\n(.*?)\n```");
    assertThat(shown.replaceAll("\\s+", "")).isEqualTo(code.replaceAll("\\s+", ""));
  }

  private static String between(String text, String pattern) {
    Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}

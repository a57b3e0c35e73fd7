package dev.onward.retrieve;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.onward.ai.Embedder;
import dev.onward.ai.Embedders;
import dev.onward.ai.ModelSettings;
import dev.onward.ai.RemoteEmbedder;
import dev.onward.index.PassageIndex;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Kind;
import dev.onward.knowledge.Section;
import dev.onward.search.Fusion;
import dev.onward.search.NameKeepingAnalyzer;
import dev.onward.settings.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A remote embedding model beside the one in the process, played by WireMock. */
class RemoteEmbeddingsTest {
  private static final List<Document> DOCUMENTS =
      List.of(document("bread", "Bake the loaf."), document("cloud", "Start the container."));

  @TempDir Path folder;
  private final Embedder local = Embedder.open(Path.of("target", "native"));
  private final WireMockServer azure =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeEach
  void start() {
    azure.start();
    embeds("loaf", "[1.0, 0.0]");
    embeds("container", "[0.0, 1.0]");
    embeds("Zebra", "[0.1, 0.9]");
  }

  @AfterEach
  void stop() {
    azure.stop();
  }

  @Test
  void theSearchRanksByTheRemoteVectors() {
    try (PassageIndex index = open(remote("big"))) {
      index.sync(DOCUMENTS);
      assertThat(first(index, "Zebra")).isEqualTo("cloud");
      embeds("Zebra", "[0.9, 0.1]");
      assertThat(first(index, "Zebra")).isEqualTo("bread");
    }
  }

  @Test
  void whenTheModelChangesTheIndexIsRebuilt() {
    try (PassageIndex index = open(Embedders.onlyLocal(local))) {
      assertThat(index.sync(DOCUMENTS).written()).isEqualTo(2);
    }
    try (PassageIndex index = open(remote("big"))) {
      assertThat(index.sync(DOCUMENTS).written()).isEqualTo(2);
      assertThat(index.sync(DOCUMENTS).unchanged()).isEqualTo(2);
    }
    try (PassageIndex index = open(remote("other"))) {
      assertThat(index.sync(DOCUMENTS).written()).isEqualTo(2);
    }
  }

  @Test
  void withoutTheServiceTheSearchGoesOnAndTheIndexIsMadeUpForLater() {
    azure.resetAll();
    azure.stubFor(post(urlPathMatching(".*")).willReturn(aResponse().withStatus(503)));
    try (PassageIndex index = open(remote("big"))) {
      index.sync(DOCUMENTS);
      assertThat(first(index, "How do I bake a loaf?")).isEqualTo("bread");
    }
    start();
    try (PassageIndex index = open(remote("big"))) {
      assertThat(index.sync(DOCUMENTS).written()).isEqualTo(2);
    }
  }

  private String first(PassageIndex index, String question) {
    return new HybridRetriever(index, embedders, Fusion.STANDARD_SCORE)
        .find(question, 1)
        .getFirst()
        .passage()
        .documentId();
  }

  private Embedders embedders = Embedders.onlyLocal(local);

  private PassageIndex open(Embedders wanted) {
    embedders = wanted;
    return PassageIndex.open(folder, wanted, NameKeepingAnalyzer.plain());
  }

  private Embedders remote(String deployment) {
    SettingsReader settings =
        new SettingsReader(
            Map.of(
                "ONWARD_AZURE_OPENAI_ENDPOINT",
                azure.baseUrl(),
                "ONWARD_AZURE_OPENAI_KEY",
                "key",
                "ONWARD_AZURE_OPENAI_EMBEDDINGS",
                deployment,
                "ONWARD_EMBEDDINGS",
                "azure-openai"));
    return new Embedders(local, RemoteEmbedder.from(ModelSettings.read(settings)));
  }

  private void embeds(String word, String vector) {
    azure.stubFor(
        post(urlPathMatching("/openai/deployments/.*/embeddings"))
            .withRequestBody(containing(word))
            .willReturn(
                okJson(
                    "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":%s}],\"model\":\"text-embedding-3-small\",\"usage\":{\"prompt_tokens\":5,\"total_tokens\":5}}"
                        .formatted(vector))));
  }

  private static Document document(String id, String text) {
    return new Document(
        id,
        Kind.GUIDE,
        id,
        Optional.empty(),
        Optional.empty(),
        new AsOf("2026-10-05"),
        Confidence.A,
        List.of(),
        List.of(),
        List.of(new Section("", text)));
  }
}

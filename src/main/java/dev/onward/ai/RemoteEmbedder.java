package dev.onward.ai;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.azure.AzureOpenAiEmbeddingModel;
import dev.onward.ai.ModelSettings.Embeddings;
import dev.onward.ai.ModelSettings.Patience;
import dev.onward.compute.ComputePool;
import java.util.List;
import java.util.Optional;

/**
 * Turns texts into vectors of length one with a deployment of Azure OpenAI, for the search alone.
 * It stands beside the model in the process, never in its place: without an answer the search goes
 * on with that one. A service that keeps failing is left alone for a while. Thread-safe.
 */
public final class RemoteEmbedder {
  private final String deployment;
  private final AzureOpenAiEmbeddingModel model;
  private final Breaker breaker;

  private RemoteEmbedder(Embeddings settings, Patience patience) {
    this.deployment = settings.deployment();
    this.breaker = new Breaker("embeddings", patience.rest());
    this.model =
        AzureOpenAiEmbeddingModel.builder()
            .openAIClient(new AzureClient(settings.azure(), patience).blocking())
            .deploymentName(deployment)
            .build();
  }

  /** The one that the settings name, if they name one. Opens no connection yet. */
  public static Optional<RemoteEmbedder> from(ModelSettings settings) {
    return settings
        .embeddings()
        .map(embeddings -> new RemoteEmbedder(embeddings, settings.patience()));
  }

  /** Names the model; vectors of models with different names can't be compared. */
  public String id() {
    return "azure-openai-" + deployment;
  }

  /**
   * The vectors of texts, in their order.
   *
   * @throws ModelFailure when the service gives none
   */
  public List<float[]> embed(List<String> texts) {
    breaker.begin();
    try {
      List<float[]> vectors =
          ComputePool.waiting(() -> embedded(texts)).stream().map(RemoteEmbedder::unit).toList();
      breaker.succeeded();
      return vectors;
    } catch (RuntimeException e) {
      ModelFailure failure = Failures.of(e);
      breaker.failed(failure);
      throw failure;
    }
  }

  private List<Embedding> embedded(List<String> texts) {
    return model.embedAll(texts.stream().map(TextSegment::from).toList()).content();
  }

  /** The index compares by dot product, which needs vectors of length one. */
  private static float[] unit(Embedding embedding) {
    embedding.normalize();
    return embedding.vector();
  }
}

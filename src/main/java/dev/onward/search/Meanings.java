package dev.onward.search;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.request.EmbeddingRequestParameters;
import java.util.List;

/** Vectors by a LangChain4j model, brought to the length that the index compares them by. */
final class Meanings {
  private Meanings() {}

  /** Of a question, which some models embed otherwise than a document. */
  static float[] question(EmbeddingModel model, String text) {
    if (!model.supportedParameters().contains(EmbeddingRequestParameters.INPUT_TYPE)) {
      return unit(model.embed(text).content().vector());
    }
    EmbeddingRequest request =
        EmbeddingRequest.builder()
            .inputs(List.of(EmbeddingInput.from(text)))
            .inputType(EmbeddingInputType.QUERY)
            .build();
    return unit(model.embed(request).embeddings().getFirst().vector());
  }

  /** The index compares by dot product, which needs vectors of length one. */
  static float[] unit(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += value * value;
    }
    float[] unit = vector.clone();
    double length = Math.sqrt(square);
    for (int i = 0; square > 0 && i < unit.length; i++) {
      unit[i] = (float) (unit[i] / length);
    }
    return unit;
  }
}

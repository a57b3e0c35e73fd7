package dev.onward.bench;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.VectorUtil;

/** The nearest vectors, each compared, with the model's words before the question. */
final class Vectors implements SearchSystem {
  private final EmbeddingModel model;
  private final List<String> ids = new ArrayList<>();
  private final List<float[]> vectors = new ArrayList<>();

  Vectors(Map<String, List<String>> piecesById, EmbeddingModel model) {
    this.model = model;
    piecesById.forEach((id, pieces) ->
        pieces.forEach(piece -> {
          ids.add(id);
          vectors.add(model.embed(TextSegment.from(piece)).content().vector());
        }));
  }

  @Override
  public String name() {
    return "vectors";
  }

  @Override
  public List<String> search(String question) {
    float[] asked =
        model
            .embed(
                EmbeddingRequest.builder()
                    .inputs(List.of(EmbeddingInput.from(question)))
                    .inputType(EmbeddingInputType.QUERY)
                    .build())
            .embeddings()
            .getFirst()
            .vector();
    Map<String, Float> best = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      best.merge(ids.get(i), VectorUtil.dotProduct(asked, vectors.get(i)), Math::max);
    }
    return best.entrySet().stream()
        .sorted(
            Map.Entry.<String, Float>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(RANKED)
        .map(Map.Entry::getKey)
        .toList();
  }
}

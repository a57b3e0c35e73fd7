package dev.onward.ai;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.HuggingFaceTokenCountEstimator;
import dev.onward.compute.ComputePool;
import dev.onward.embed.BgeSmallEmbeddingModel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Turns texts into vectors of length one with bge-small-en-v1.5 (quantised), which comes in a jar
 * and runs in the process. Texts of more than 510 of its tokens are averaged by the library, so
 * passages are kept well below. Thread-safe; one text takes some milliseconds of one core.
 */
public final class Embedder {
  /**
   * How many texts back a vector is remembered, in three megabytes: many people ask what the page
   * suggests, and one answer asks for the same texts several times.
   */
  private static final int REMEMBERED = 2_000;

  private final EmbeddingModel model;
  private final HuggingFaceTokenCountEstimator tokens;
  private final Map<String, float[]> latest =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
              return size() > REMEMBERED;
            }
          });

  private Embedder(EmbeddingModel model, HuggingFaceTokenCountEstimator tokens) {
    this.model = model;
    this.tokens = tokens;
  }

  /**
   * Loads the model.
   *
   * @param cache a folder for the tokenizer's native library
   */
  public static Embedder open(Path cache) {
    stayOffline(cache);
    return new Embedder(new BgeSmallEmbeddingModel(), new HuggingFaceTokenCountEstimator());
  }

  /**
   * The tokenizer's library (DJL) asks the cloud for metadata and reports its use at start, and
   * unpacks into the home folder, unless these properties stand before its first class is loaded.
   */
  private static void stayOffline(Path cache) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("DJL_CACHE_DIR", cache.toAbsolutePath().toString());
  }

  /** Names the model; vectors of models with different names can't be compared. */
  public String id() {
    return "bge-small-en-v1.5-q";
  }

  public int dimensions() {
    return model.dimension();
  }

  public float[] passage(String text) {
    return vector(text);
  }

  public float[] question(String text) {
    return vector(BgeSmallEmbeddingModel.QUESTION_PREFIX + text);
  }

  /** Embeds side by side, on all cores, what {@link #passage} will be asked for next. */
  public void prepare(Collection<String> texts) {
    Set.copyOf(texts).parallelStream().forEach(this::passage);
  }

  private float[] vector(String text) {
    float[] known = latest.get(text);
    if (known != null) {
      return known;
    }
    ComputePool.checkpoint();
    // Two threads may both make the vector of one text; that costs time and nothing else.
    float[] vector = embedded(text);
    latest.put(text, vector);
    return vector;
  }

  /**
   * A text of which the tokenizer knows no character is near to nothing; the library refuses it.
   */
  private float[] embedded(String text) {
    try {
      return model.embed(TextSegment.from(text)).content().vector();
    } catch (IllegalArgumentException e) {
      return new float[dimensions()];
    }
  }

  /** The same model for LangChain4j, which does not remember what it embedded. */
  public EmbeddingModel model() {
    return model;
  }

  /** The length of a text in the model's own tokens. */
  public int tokens(String text) {
    return tokens.estimateTokenCountInText(text);
  }
}

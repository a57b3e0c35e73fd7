package dev.onward.ai;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.HuggingFaceTokenCountEstimator;
import java.nio.file.Path;

/**
 * Turns texts into vectors of length one with bge-small-en-v1.5 (quantised), which comes in a jar
 * and runs in the process. Texts of more than 510 of its tokens are averaged by the library, so
 * passages are kept well below. Thread-safe; one text takes some milliseconds of one core.
 */
public final class Embedder {
  /** Asked for by the model's authors, for questions only (model card of bge-small-en-v1.5). */
  private static final String QUESTION_PREFIX =
      "Represent this sentence for searching relevant passages: ";

  private final EmbeddingModel model;
  private final HuggingFaceTokenCountEstimator tokens;

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
    return new Embedder(new BgeSmall(), new HuggingFaceTokenCountEstimator());
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
    return model.embed(TextSegment.from(text)).content().vector();
  }

  public float[] question(String text) {
    return model.embed(TextSegment.from(QUESTION_PREFIX + text)).content().vector();
  }

  /** The length of a text in the model's own tokens. */
  public int tokens(String text) {
    return tokens.estimateTokenCountInText(text);
  }
}

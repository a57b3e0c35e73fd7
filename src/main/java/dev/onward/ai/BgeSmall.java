package dev.onward.ai;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The library's bge-small-en-v1.5 with a text per thread. As the library opens it, every core works
 * on every text and spins while it waits for the others: for a question that is three times the
 * processor time, and on a busy machine, where one of them has to wait, many times the duration.
 */
final class BgeSmall extends AbstractInProcessEmbeddingModel {
  private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
  private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";
  private static final int DIMENSIONS = 384;

  /** One for the process: the native memory behind it is that of the whole model. */
  private static final OnnxBertBiEncoder ENCODER = load();

  BgeSmall() {
    super(Runnable::run);
  }

  private static OnnxBertBiEncoder load() {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        InputStream model = resource(MODEL);
        InputStream tokenizer = resource(TOKENIZER)) {
      options.setIntraOpNumThreads(1);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession session = environment.createSession(model.readAllBytes(), options);
      return new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model can't be opened", e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        BgeSmallEnV15QuantizedEmbeddingModel.class.getResourceAsStream(name), name);
  }

  @Override
  protected OnnxBertBiEncoder model() {
    return ENCODER;
  }

  @Override
  protected Integer knownDimension() {
    return DIMENSIONS;
  }
}

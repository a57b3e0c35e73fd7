package dev.onward.embed;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingParameter;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.request.EmbeddingRequestParameters;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The library's bge-small-en-v1.5 with a text per thread, and with the words before a question that
 * the model was trained with, where a request says that it is one. As the library opens it, every
 * core works on every text and spins while it waits for the others: for a question that is three
 * times the processor time, and on a busy machine, where one of them has to wait, many times the
 * duration. Several texts are embedded side by side, each by itself: in a batch the short ones
 * would be filled up to the longest. Thread-safe.
 */
public final class BgeSmallEmbeddingModel extends AbstractInProcessEmbeddingModel {
  /** Asked for by the model's authors, for questions only (model card of bge-small-en-v1.5). */
  public static final String QUESTION_PREFIX =
      "Represent this sentence for searching relevant passages: ";

  private static final String NAME = "bge-small-en-v1.5-q";
  private static final String MODEL = "/" + NAME + ".onnx";
  private static final String TOKENIZER = "/" + NAME + "-tokenizer.json";
  private static final int DIMENSIONS = 384;

  /** One for the process: the native memory behind it is that of the whole model. */
  private static final OnnxBertBiEncoder ENCODER = load();

  private static final ExecutorService CORES =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("embedding-", 0).factory());

  public BgeSmallEmbeddingModel() {
    super(CORES);
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
  public Set<EmbeddingParameter<?>> supportedParameters() {
    return Set.of(EmbeddingRequestParameters.INPUT_TYPE);
  }

  @Override
  public EmbeddingResponse doEmbed(EmbeddingRequest request) {
    String prefix = request.inputType() == EmbeddingInputType.QUERY ? QUESTION_PREFIX : "";
    List<TextSegment> texts =
        request.inputs().stream()
            .map(EmbeddingInput::text)
            .map(text -> TextSegment.from(prefix + text))
            .toList();
    return EmbeddingResponse.builder()
        .embeddings(embedAll(texts).content())
        .modelName(NAME)
        .build();
  }

  @Override
  public String modelName() {
    return NAME;
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

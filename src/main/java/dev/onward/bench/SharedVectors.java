package dev.onward.bench;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingParameter;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.Response;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An embedding model that embeds each text of the documents once for all systems that are compared.
 * Questions are embedded anew each time, as their time counts.
 */
final class SharedVectors implements EmbeddingModel {
  private static final int AT_ONCE = 200;

  private final EmbeddingModel model;
  private final Map<String, float[]> known = new ConcurrentHashMap<>();

  SharedVectors(EmbeddingModel model) {
    this.model = model;
  }

  /**
   * Embeds what is not known yet.
   *
   * @param file where vectors are kept from one run to the next, if anywhere
   */
  void prepare(Collection<String> texts, Optional<Path> file, Progress progress) {
    file.ifPresent(this::read);
    List<String> wanted =
        Set.copyOf(texts).stream().filter(text -> !known.containsKey(key(text))).toList();
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      List<String> some = wanted.subList(from, Math.min(from + AT_ONCE, wanted.size()));
      List<Embedding> vectors =
          model.embedAll(some.stream().map(TextSegment::from).toList()).content();
      for (int i = 0; i < some.size(); i++) {
        known.put(key(some.get(i)), vectors.get(i).vector());
      }
      progress.say("embedding: %d of %d texts".formatted(from + some.size(), wanted.size()));
    }
    if (!wanted.isEmpty()) {
      file.ifPresent(this::write);
    }
  }

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
    List<Embedding> vectors = new ArrayList<>();
    for (TextSegment text : texts) {
      float[] vector = known.get(key(text.text()));
      vectors.add(vector == null ? model.embed(text).content() : Embedding.from(vector.clone()));
    }
    return Response.from(vectors);
  }

  @Override
  public Set<EmbeddingParameter<?>> supportedParameters() {
    return model.supportedParameters();
  }

  @Override
  public EmbeddingResponse doEmbed(EmbeddingRequest request) {
    if (request.inputType() == EmbeddingInputType.QUERY) {
      return model.embed(request);
    }
    return EmbeddingResponse.builder()
        .embeddings(
            embedAll(
                    request.inputs().stream().map(input -> TextSegment.from(input.text())).toList())
                .content())
        .build();
  }

  @Override
  public int dimension() {
    return model.dimension();
  }

  private static String key(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void read(Path file) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      while (true) {
        String key = in.readUTF();
        float[] vector = new float[dimension()];
        for (int i = 0; i < vector.length; i++) {
          vector[i] = in.readFloat();
        }
        known.put(key, vector);
      }
    } catch (EOFException e) {
      return; // The end of the file, or of what an interrupted run wrote.
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  private void write(Path file) {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      for (Map.Entry<String, float[]> entry : known.entrySet()) {
        out.writeUTF(entry.getKey());
        for (float value : entry.getValue()) {
          out.writeFloat(value);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }
}

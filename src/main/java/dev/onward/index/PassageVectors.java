package dev.onward.index;

import dev.onward.ai.Embedders;
import dev.onward.ai.ModelFailure;
import dev.onward.ai.RemoteEmbedder;
import dev.onward.search.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.search.IndexSearcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vectors of passages in the index: always those of the model in the process, beside them those
 * of a remote model, in a field of its own name since fields of one name have one length. While the
 * remote model does not answer, documents are written without its vectors and made up for at a
 * later sync.
 */
final class PassageVectors {
  private static final Logger log = LoggerFactory.getLogger(PassageVectors.class);

  private final Embedders embedders;

  PassageVectors(Embedders embedders) {
    this.embedders = embedders;
  }

  /** By field, the vectors of each text of one document, and which models made them. */
  record Made(List<Map<String, float[]>> rows, String models) {}

  /** Names the models that an up-to-date document has vectors of. */
  String models() {
    return embedders.local().id() + embedders.remote().map(RemoteEmbedder::id).orElse("");
  }

  static String remoteField(RemoteEmbedder remote) {
    return PassageIndex.VECTOR + "-" + remote.id();
  }

  /** What the index has of the same words is taken over; embedding is what costs. */
  Made make(List<String> texts, IndexSearcher searcher) {
    Optional<List<float[]>> remote = embedders.remote().flatMap(model -> remote(model, texts));
    List<Map<String, float[]>> rows = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Map<String, float[]> row = new HashMap<>();
      row.put(PassageIndex.VECTOR, local(texts.get(i), searcher));
      if (remote.isPresent()) {
        row.put(remoteField(embedders.remote().orElseThrow()), remote.get().get(i));
      }
      rows.add(row);
    }
    return new Made(
        rows,
        remote.isPresent() || embedders.remote().isEmpty() ? models() : embedders.local().id());
  }

  private float[] local(String text, IndexSearcher searcher) {
    try {
      return vector(PassageRow.embedded(searcher, text), searcher)
          .orElseGet(() -> embedders.local().passage(text));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the index", e);
    }
  }

  private static Optional<List<float[]>> remote(RemoteEmbedder model, List<String> texts) {
    try {
      return Optional.of(model.embed(texts));
    } catch (ModelFailure e) {
      log.warn("{} gave no vectors ({}); the next start asks again", model.id(), e.kind());
      return Optional.empty();
    }
  }

  /** The vector that the model in the process made of a passage, if the index holds it. */
  static Optional<float[]> read(Passage passage, IndexSearcher searcher) {
    try {
      return vector(PassageRow.row(searcher, passage), searcher);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the index", e);
    }
  }

  private static Optional<float[]> vector(OptionalInt row, IndexSearcher searcher)
      throws IOException {
    return row.isEmpty()
        ? Optional.empty()
        : Rows.vector(searcher.getIndexReader(), PassageIndex.VECTOR, row.getAsInt());
  }
}

package dev.onward.index;

import dev.onward.ai.Embedders;
import dev.onward.ai.ModelFailure;
import dev.onward.ai.RemoteEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
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

  /** The vectors of one document's passages, and which models made them. */
  record Made(List<List<KnnFloatVectorField>> fields, String models) {}

  /** Names the models that an up-to-date document has vectors of. */
  String models() {
    return embedders.local().id() + embedders.remote().map(RemoteEmbedder::id).orElse("");
  }

  static String remoteField(RemoteEmbedder remote) {
    return PassageIndex.VECTOR + "-" + remote.id();
  }

  Made make(List<Passage> passages) {
    List<String> texts = passages.stream().map(Passage::whole).toList();
    Optional<List<float[]>> remote = embedders.remote().flatMap(model -> remote(model, texts));
    List<List<KnnFloatVectorField>> fields = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      List<KnnFloatVectorField> row = new ArrayList<>();
      row.add(field(PassageIndex.VECTOR, embedders.local().passage(texts.get(i))));
      if (remote.isPresent()) {
        row.add(field(remoteField(embedders.remote().orElseThrow()), remote.get().get(i)));
      }
      fields.add(row);
    }
    return new Made(
        fields,
        remote.isPresent() || embedders.remote().isEmpty() ? models() : embedders.local().id());
  }

  private static Optional<List<float[]>> remote(RemoteEmbedder model, List<String> texts) {
    try {
      return Optional.of(model.embed(texts));
    } catch (ModelFailure e) {
      log.warn("{} gave no vectors ({}); the next start asks again", model.id(), e.kind());
      return Optional.empty();
    }
  }

  private static KnnFloatVectorField field(String name, float[] vector) {
    return new KnnFloatVectorField(name, vector, VectorSimilarityFunction.DOT_PRODUCT);
  }

  /** The vector that the model in the process made of a passage, if the index holds it. */
  static Optional<float[]> read(Passage passage, IndexSearcher searcher) {
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        OptionalInt row = row(passage, searcher, leaf);
        FloatVectorValues values = leaf.reader().getFloatVectorValues(PassageIndex.VECTOR);
        if (row.isPresent() && values != null) {
          DocIndexIterator rows = values.iterator();
          return rows.advance(row.getAsInt()) == row.getAsInt()
              ? Optional.of(values.vectorValue(rows.index()).clone())
              : Optional.empty();
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the index", e);
    }
  }

  private static OptionalInt row(Passage passage, IndexSearcher searcher, LeafReaderContext leaf)
      throws IOException {
    PostingsEnum rows = leaf.reader().postings(PassageRow.term(passage.documentId()));
    if (rows == null) {
      return OptionalInt.empty();
    }
    Bits live = leaf.reader().getLiveDocs();
    for (int row = rows.nextDoc(); row != DocIdSetIterator.NO_MORE_DOCS; row = rows.nextDoc()) {
      boolean isLive = live == null || live.get(row);
      if (isLive && PassageRow.passage(searcher, leaf.docBase + row).id().equals(passage.id())) {
        return OptionalInt.of(row);
      }
    }
    return OptionalInt.empty();
  }
}

package dev.onward.index;

import dev.onward.database.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/** A passage as a row of the index: how it is written, and read back. */
final class PassageRow {
  private static final String DOCUMENT = "document";
  private static final String FINGERPRINT = "fingerprint";
  private static final String PASSAGE = "passage";

  private PassageRow() {}

  static Document of(Passage passage, List<KnnFloatVectorField> vectors, String fingerprint) {
    Document row = new Document();
    row.add(new StringField(DOCUMENT, passage.documentId(), Store.YES));
    row.add(new StringField(PassageIndex.KIND, passage.kind().word(), Store.NO));
    row.add(new TextField(PassageIndex.TITLE, passage.title(), Store.NO));
    row.add(new TextField(PassageIndex.SECTION, passage.section(), Store.NO));
    row.add(new TextField(PassageIndex.TEXT, passage.text(), Store.NO));
    vectors.forEach(row::add);
    row.add(new StoredField(FINGERPRINT, fingerprint));
    row.add(new StoredField(PASSAGE, Json.write(passage)));
    return row;
  }

  /** Finds the rows of a document. */
  static Term term(String documentId) {
    return new Term(DOCUMENT, documentId);
  }

  static Passage passage(IndexSearcher searcher, int row) throws IOException {
    return Json.read(searcher.storedFields().document(row).get(PASSAGE), Passage.class);
  }

  /** The fingerprint with which each document was written. */
  static Map<String, String> fingerprints(IndexSearcher searcher) {
    Map<String, String> known = new HashMap<>();
    forEach(
        searcher,
        Set.of(DOCUMENT, FINGERPRINT),
        row -> known.put(row.get(DOCUMENT), row.get(FINGERPRINT)));
    return known;
  }

  static Map<String, List<Passage>> passagesByDocument(IndexSearcher searcher) {
    Map<String, List<Passage>> passages = new ConcurrentHashMap<>();
    // The rows of a document were written together, so they come in its order.
    forEach(
        searcher,
        Set.of(PASSAGE),
        row -> {
          Passage passage = Json.read(row.get(PASSAGE), Passage.class);
          passages.computeIfAbsent(passage.documentId(), id -> new ArrayList<>()).add(passage);
        });
    return passages;
  }

  private static void forEach(IndexSearcher searcher, Set<String> fields, Consumer<Document> work) {
    try {
      StoredFields stored = searcher.storedFields();
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        Bits live = leaf.reader().getLiveDocs();
        for (int i = 0; i < leaf.reader().maxDoc(); i++) {
          if (live == null || live.get(i)) {
            work.accept(stored.document(leaf.docBase + i, fields));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the index", e);
    }
  }
}

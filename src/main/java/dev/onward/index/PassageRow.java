package dev.onward.index;

import dev.onward.database.Json;
import dev.onward.search.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** A passage as a row of the index: how it is written, and read back. */
final class PassageRow {
  private static final String ID = "id";
  private static final String DOCUMENT = "document";
  private static final String ASKED = "asked";
  private static final String EMBEDDED = "embedded";
  private static final String PASSAGE = "passage";

  /** Beside the rows and not in them: a start reads those of all rows, and nothing else of them. */
  private static final String FINGERPRINT = "fingerprint";

  /** A document is cut into fewer passages. */
  private static final int MOST_OF_ONE = 10_000;

  private PassageRow() {}

  static Document of(Passage passage, Map<String, float[]> vectors, String fingerprint) {
    Document row = new Document();
    row.add(new StringField(ID, passage.id(), Store.NO));
    row.add(new StringField(DOCUMENT, passage.documentId(), Store.NO));
    row.add(new StringField(PassageIndex.KIND, passage.kind().word(), Store.NO));
    Rows.addWords(row, passage.title(), passage.section() + "\n" + passage.text());
    vectors.forEach((field, vector) -> Rows.addVector(row, field, vector));
    row.add(new StringField(EMBEDDED, digest(passage.whole()), Store.NO));
    row.add(
        new BinaryDocValuesField(FINGERPRINT, new BytesRef(fingerprint + passage.documentId())));
    row.add(new StoredField(PASSAGE, Json.write(passage)));
    return row;
  }

  /** A row by which a document is found that is none of its passages. */
  static Document asked(
      dev.onward.knowledge.Document document,
      String lines,
      Map<String, float[]> vectors,
      String fingerprint) {
    Document row = new Document();
    row.add(new StringField(ASKED, document.id(), Store.YES));
    row.add(new StringField(DOCUMENT, document.id(), Store.NO));
    Rows.addWords(row, document.title(), lines);
    vectors.forEach((field, vector) -> Rows.addVector(row, field, vector));
    row.add(new StringField(EMBEDDED, digest(document.title() + ". " + lines), Store.NO));
    row.add(new BinaryDocValuesField(FINGERPRINT, new BytesRef(fingerprint + document.id())));
    return row;
  }

  /** Finds the rows of a document. */
  static Term term(String documentId) {
    return new Term(DOCUMENT, documentId);
  }

  /** What a row stands for. */
  static List<Passage> passages(IndexSearcher searcher, int row) throws IOException {
    Document stored = searcher.storedFields().document(row);
    String asked = stored.get(ASKED);
    return asked == null
        ? List.of(Json.read(stored.get(PASSAGE), Passage.class))
        : passages(searcher, asked);
  }

  /** The fingerprint with which each document was written; all are of one length. */
  static Map<String, String> fingerprints(IndexSearcher searcher, int length) {
    Map<String, String> known = new HashMap<>();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        BinaryDocValues all = DocValues.getBinary(leaf.reader(), FINGERPRINT);
        Bits live = leaf.reader().getLiveDocs();
        for (int i = all.nextDoc(); i != BinaryDocValues.NO_MORE_DOCS; i = all.nextDoc()) {
          if (live == null || live.get(i)) {
            String both = all.binaryValue().utf8ToString();
            known.put(both.substring(length), both.substring(0, length));
          }
        }
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the index", e);
    }
  }

  /** The passages of a document, in its order: its rows were written together. */
  static List<Passage> passages(IndexSearcher searcher, String documentId) {
    try {
      List<Passage> passages = new ArrayList<>();
      StoredFields stored = searcher.storedFields();
      for (ScoreDoc row :
          searcher.search(new TermQuery(term(documentId)), MOST_OF_ONE, Sort.INDEXORDER)
              .scoreDocs) {
        String passage = stored.document(row.doc).get(PASSAGE);
        if (passage != null) {
          passages.add(Json.read(passage, Passage.class));
        }
      }
      return List.copyOf(passages);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the index", e);
    }
  }

  /** Where a passage stands that was embedded by the same words, if the index holds one. */
  static OptionalInt embedded(IndexSearcher searcher, String text) throws IOException {
    return row(searcher, new Term(EMBEDDED, digest(text)));
  }

  /** Where a passage stands, if the index holds it. */
  static OptionalInt row(IndexSearcher searcher, Passage passage) throws IOException {
    return row(searcher, new Term(ID, passage.id()));
  }

  private static OptionalInt row(IndexSearcher searcher, Term term) throws IOException {
    ScoreDoc[] rows = searcher.search(new TermQuery(term), 1, Sort.INDEXORDER).scoreDocs;
    return rows.length == 0 ? OptionalInt.empty() : OptionalInt.of(rows[0].doc);
  }

  /** Of a text, in hexadecimal digits. */
  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

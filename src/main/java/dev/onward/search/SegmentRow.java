package dev.onward.search;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.IndexSearcher;

/** A piece of a LangChain4j document as a row of the index: how it is written, and read back. */
final class SegmentRow {
  static final String DOCUMENT = "document";
  static final String NUMBER = "number";
  static final String VECTOR = "vector";

  /** Metadata as it is given back, as text to filter by, and as numbers to filter by. */
  private static final String KEPT = "kept.";

  static final String TEXT = "text.";
  static final String VALUE = "value.";

  /** Longer texts can't be terms of an index; nobody filters by one. */
  private static final int LONGEST_TERM = 32_000;

  private static final String WHOLE = "piece";

  private SegmentRow() {}

  static Document of(String document, int number, TextSegment piece, float[] vector) {
    Document row = new Document();
    row.add(new StringField(DOCUMENT, document, Store.YES));
    row.add(new IntPoint(NUMBER, number));
    row.add(new StoredField(NUMBER, number));
    row.add(new StoredField(WHOLE, piece.text()));
    String title = DocumentIndex.title(piece);
    Rows.addWords(row, title, DocumentIndex.isAll(title, piece) ? "" : piece.text());
    Rows.addVector(row, VECTOR, vector);
    piece.metadata().toMap().forEach((key, value) -> add(row, key, value));
    return row;
  }

  private static void add(Document row, String key, Object value) {
    switch (value) {
      case Integer number -> row.add(new StoredField(KEPT + key, number));
      case Long number -> row.add(new StoredField(KEPT + key, number));
      case Float number -> row.add(new StoredField(KEPT + key, number));
      case Double number -> row.add(new StoredField(KEPT + key, number));
      default -> row.add(new StoredField(KEPT + key, value.toString()));
    }
    if (value instanceof Number number) {
      row.add(new DoublePoint(VALUE + key, number.doubleValue()));
    } else if (value.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_TERM) {
      row.add(new StringField(TEXT + key, value.toString(), Store.NO));
    }
  }

  /** Names the piece: its document's id, and its number in it. */
  static String id(Document row) {
    return row.get(DOCUMENT) + "#" + row.getField(NUMBER).numericValue();
  }

  static Document read(IndexSearcher searcher, int row) throws IOException {
    return searcher.storedFields().document(row);
  }

  static String text(IndexSearcher searcher, int row) throws IOException {
    return searcher.storedFields().document(row, Set.of(WHOLE)).get(WHOLE);
  }

  static TextSegment segment(Document row) {
    Metadata metadata = new Metadata();
    for (IndexableField field : row.getFields()) {
      if (field.name().startsWith(KEPT)) {
        String key = field.name().substring(KEPT.length());
        switch (field.numericValue()) {
          case null -> metadata.put(key, field.stringValue());
          case Integer number -> metadata.put(key, number);
          case Long number -> metadata.put(key, number);
          case Float number -> metadata.put(key, number);
          case Number number -> metadata.put(key, number.doubleValue());
        }
      }
    }
    return TextSegment.from(row.get(WHOLE), metadata);
  }
}

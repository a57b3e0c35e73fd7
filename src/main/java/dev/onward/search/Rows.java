package dev.onward.search;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/** What a row of an index must have so that {@link HybridSearch} can rank it. */
public final class Rows {
  /**
   * All words of a row in one field: scores of several fields, each with statistics of its own,
   * can't be added up (Robertson, Zaragoza and Taylor, 2004).
   */
  static final String WORDS = "words";

  private static final FieldType TERMS = terms();

  private Rows() {}

  private static FieldType terms() {
    FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
    // The terms of the best rows are looked at for each question; they are not analysed again.
    type.setStoreTermVectors(true);
    type.freeze();
    return type;
  }

  /** The words by which a row is found; those of its title count twice. */
  public static void addWords(Document row, String title, String text) {
    row.add(new Field(WORDS, String.join("\n", title, title, text), TERMS));
  }

  /** A vector of length one, by which a row is found. */
  public static void addVector(Document row, String field, float[] vector) {
    row.add(new KnnFloatVectorField(field, vector, VectorSimilarityFunction.DOT_PRODUCT));
  }

  /** The vector of a row, if it has one in that field. */
  public static Optional<float[]> vector(IndexReader reader, String field, int row)
      throws IOException {
    return Optional.ofNullable(RowVectors.of(reader, field, new int[] {row})[0]);
  }

  /**
   * How an index of such rows is written: the graph of vectors compares them in seven bits a
   * dimension, a quarter of the memory; the search then ranks by the full ones, which stay on disk.
   */
  public static IndexWriterConfig writing(Analyzer analyzer) {
    KnnVectorsFormat graph =
        new Lucene104HnswScalarQuantizedVectorsFormat(ScalarEncoding.SEVEN_BIT, 16, 100);
    return new IndexWriterConfig(analyzer)
        .setCodec(
            new Lucene104Codec() {
              @Override
              public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return graph;
              }
            });
  }
}

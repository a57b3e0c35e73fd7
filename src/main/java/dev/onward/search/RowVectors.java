package dev.onward.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.VectorUtil;

/** The full vectors of rows, read where they stand in the index. */
final class RowVectors {
  private RowVectors() {}

  @FunctionalInterface
  private interface Reading {
    void read(int place, float[] vector);
  }

  /**
   * The cosine of a vector with each row's; 0 where a row has none. Rows are in ascending order.
   */
  static float[] cosines(IndexReader reader, String field, float[] vector, int[] rows)
      throws IOException {
    float[] cosines = new float[rows.length];
    read(reader, field, rows, (place, of) -> cosines[place] = VectorUtil.dotProduct(vector, of));
    return cosines;
  }

  /** The mean of the rows' vectors. Rows are in ascending order. */
  static float[] mean(IndexReader reader, String field, int dimensions, int[] rows)
      throws IOException {
    float[] mean = new float[dimensions];
    read(
        reader,
        field,
        rows,
        (place, of) -> {
          for (int i = 0; i < dimensions; i++) {
            mean[i] += of[i] / rows.length;
          }
        });
    return mean;
  }

  /** The rows' vectors, each in a copy. Rows are in ascending order. */
  static float[][] of(IndexReader reader, String field, int[] rows) throws IOException {
    float[][] vectors = new float[rows.length][];
    read(reader, field, rows, (place, of) -> vectors[place] = of.clone());
    return vectors;
  }

  private static void read(IndexReader reader, String field, int[] rows, Reading reading)
      throws IOException {
    List<LeafReaderContext> leaves = reader.leaves();
    int place = 0;
    for (LeafReaderContext leaf : leaves) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      FloatVectorValues values =
          place < rows.length && rows[place] < end
              ? leaf.reader().getFloatVectorValues(field)
              : null;
      DocIndexIterator at = values == null ? null : values.iterator();
      for (; place < rows.length && rows[place] < end; place++) {
        int row = rows[place] - leaf.docBase;
        if (values != null && at != null && reached(at, row)) {
          reading.read(place, values.vectorValue(at.index()));
        }
      }
    }
  }

  private static boolean reached(DocIndexIterator at, int row) throws IOException {
    return (at.docID() < row ? at.advance(row) : at.docID()) == row;
  }
}

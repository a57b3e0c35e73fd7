package dev.onward.search;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * In how many rows of one state of an index a term stands. The same terms are asked for again and
 * again, and looking one up costs more than all else that is done with it. Thread-safe.
 */
final class Frequencies {
  /** Some megabytes; what comes after is looked up each time. */
  private static final int REMEMBERED = 50_000;

  private final IndexReader reader;
  private final Map<String, Integer> known = new ConcurrentHashMap<>();

  Frequencies(IndexReader reader) {
    this.reader = reader;
  }

  boolean isOf(IndexReader other) {
    return reader.equals(other);
  }

  int of(String term) throws IOException {
    Integer frequency = known.get(term);
    if (frequency == null) {
      frequency = reader.docFreq(new Term(Rows.WORDS, term));
      if (known.size() < REMEMBERED) {
        known.put(term, frequency);
      }
    }
    return frequency;
  }

  /** How much a term tells rows apart, as BM25 reckons it. */
  double weight(int frequency) {
    return Math.log(1 + (reader.numDocs() - frequency + 0.5) / (frequency + 0.5));
  }
}

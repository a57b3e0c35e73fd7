package dev.onward.search;

import dev.onward.search.Ask.Meaning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the rows of an index ({@link Rows}) by their words and by their meaning at once: the best
 * of each search are candidates, each candidate is given its true score in both, the scores are
 * fused, and the first few, taken for right, have a say in the order of the rest. Thread-safe.
 */
public final class HybridSearch {
  /** So many of each of the two searches. */
  static final int CANDIDATES = 100;

  /**
   * How many the graph of vectors looks for: the more, the fewer it misses; that grows with the
   * index and has nothing to do with how many are wanted.
   */
  public static final int GRAPH = 160;

  private final Analyzer analyzer;
  private final Fusion fusion;
  private volatile @Nullable Frequencies frequencies;

  public HybridSearch(Analyzer analyzer, Fusion fusion) {
    this.analyzer = analyzer;
    this.fusion = fusion;
  }

  public Analyzer analyzer() {
    return analyzer;
  }

  /** The best rows, best first. */
  public List<Hit> find(IndexSearcher searcher, Ask ask) {
    try {
      return new Search(searcher, ask).hits();
    } catch (IOException e) {
      throw new UncheckedIOException("can't search the index", e);
    }
  }

  private Frequencies frequencies(IndexReader reader) {
    Frequencies known = frequencies;
    if (known == null || !known.isOf(reader)) {
      known = new Frequencies(reader);
      frequencies = known;
    }
    return known;
  }

  /** One question on its way through the index. */
  private final class Search {
    private final IndexSearcher searcher;
    private final IndexReader reader;
    private final Ask ask;
    private final Map<String, Double> words;

    Search(IndexSearcher searcher, Ask ask) throws IOException {
      this.searcher = searcher;
      this.reader = searcher.getIndexReader();
      this.ask = ask;
      this.words =
          WordQuery.corrected(WordQuery.words(analyzer, ask.text()), reader, frequencies(reader));
    }

    List<Hit> hits() throws IOException {
      Meaning ranks = ask.ranks();
      ScoreDoc[] near = nearest(ranks);
      if (near.length == 0 && ask.ranking().isPresent()) {
        // Nothing has a vector of the other model yet.
        return find(searcher, ask.unranked());
      }
      Query byWords = WordQuery.of(words);
      int[] rows = candidates(searcher.search(filtered(byWords), CANDIDATES).scoreDocs, near);
      float[] wordScores = scores(byWords, rows);
      float[] cosines = RowVectors.cosines(reader, ranks.field(), ranks.vector(), rows);
      double[] first = fusion.fuse(wordScores, cosines);
      double[] fused = again(rows, first, wordScores, cosines);
      int[] best = order(fused).limit(ask.most()).mapToInt(Integer::intValue).toArray();
      // Of the model that is always there: what is reckoned with it is tuned to it.
      float[] similarities =
          ask.ranking().isEmpty()
              ? cosines
              : RowVectors.cosines(reader, ask.meaning().field(), ask.meaning().vector(), rows);
      return Arrays.stream(best)
          .mapToObj(i -> new Hit(rows[i], fused[i], similarities[i]))
          .toList();
    }

    private ScoreDoc[] nearest(Meaning meaning) throws IOException {
      Query nearest = new KnnFloatVectorQuery(meaning.field(), meaning.vector(), GRAPH, ask.only());
      return searcher.search(nearest, CANDIDATES).scoreDocs;
    }

    /** The order after the first few had their say. Only what was found is ranked anew. */
    private double[] again(int[] rows, double[] first, float[] words, float[] cosines)
        throws IOException {
      int[] believed =
          order(first)
              .limit(Feedback.believed(rows.length))
              .mapToInt(i -> rows[i])
              .sorted()
              .toArray();
      if (believed.length == 0) {
        return first;
      }
      Map<String, Double> more = Feedback.words(reader, believed, frequencies(reader), this.words);
      float[] moreWords = scores(WordQuery.of(more), rows);
      float[] question = ask.ranks().vector();
      float[] mean = RowVectors.mean(reader, ask.ranks().field(), question.length, believed);
      float[] moreCosines = RowVectors.cosines(reader, ask.ranks().field(), mean, rows);
      float length = length(question, mean);
      float[] allWords = new float[rows.length];
      float[] allCosines = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        allWords[i] = words[i] + moreWords[i];
        allCosines[i] = (cosines[i] + Feedback.VECTOR_WEIGHS * moreCosines[i]) / length;
      }
      return fusion.fuse(allWords, allCosines);
    }

    /** The length of question + weight × mean, from which the sum's cosines follow. */
    private static float length(float[] question, float[] mean) {
      float weight = Feedback.VECTOR_WEIGHS;
      float square =
          VectorUtil.dotProduct(question, question)
              + 2 * weight * VectorUtil.dotProduct(question, mean)
              + weight * weight * VectorUtil.dotProduct(mean, mean);
      return square > 0 ? (float) Math.sqrt(square) : 1;
    }

    private Query filtered(Query query) {
      Query only = ask.only();
      return only == null
          ? query
          : new BooleanQuery.Builder().add(query, Occur.MUST).add(only, Occur.FILTER).build();
    }

    /** What a query makes of these rows; 0 of those that it does not match. */
    private float[] scores(Query query, int[] rows) throws IOException {
      float[] scores = new float[rows.length];
      Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
      int place = 0;
      for (LeafReaderContext leaf : reader.leaves()) {
        int end = leaf.docBase + leaf.reader().maxDoc();
        Scorer scorer = place < rows.length && rows[place] < end ? weight.scorer(leaf) : null;
        for (; place < rows.length && rows[place] < end; place++) {
          if (scorer != null && reached(scorer.iterator(), rows[place] - leaf.docBase)) {
            scores[place] = scorer.score();
          }
        }
      }
      return scores;
    }

    private static boolean reached(DocIdSetIterator at, int row) throws IOException {
      return (at.docID() < row ? at.advance(row) : at.docID()) == row;
    }
  }

  /** The rows of both, each once, in ascending order. */
  private static int[] candidates(ScoreDoc[] byWords, ScoreDoc[] byMeaning) {
    return IntStream.concat(
            Arrays.stream(byWords).mapToInt(hit -> hit.doc),
            Arrays.stream(byMeaning).mapToInt(hit -> hit.doc))
        .distinct()
        .sorted()
        .toArray();
  }

  private static java.util.stream.Stream<Integer> order(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores[i]));
  }
}

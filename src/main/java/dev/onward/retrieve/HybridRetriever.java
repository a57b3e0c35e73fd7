package dev.onward.retrieve;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.onward.ai.Embedders;
import dev.onward.ai.ModelFailure;
import dev.onward.ai.RemoteEmbedder;
import dev.onward.index.Passage;
import dev.onward.index.PassageIndex;
import dev.onward.knowledge.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds passages by their words and by their meaning at once. Thread-safe; some milliseconds a
 * question, most of them for its vector.
 */
public final class HybridRetriever implements ContentRetriever {
  private static final Logger log = LoggerFactory.getLogger(HybridRetriever.class);
  private static final int CANDIDATES = 40;
  private static final int HANDED_ON = 8;

  /** Lucene takes 1,024 words a query, and each is sought in three fields. */
  private static final int MOST_WORDS = 300;

  private static final Map<String, Float> FIELDS =
      Map.of(PassageIndex.TITLE, 1.5f, PassageIndex.SECTION, 1.0f, PassageIndex.TEXT, 1.0f);

  private final PassageIndex index;
  private final Embedders embedders;
  private final Fusion fusion;

  public HybridRetriever(PassageIndex index, Embedders embedders, Fusion fusion) {
    this.index = index;
    this.embedders = embedders;
    this.fusion = fusion;
  }

  /** What is searched for; {@code kind} is null where any will do. */
  private static final class Sought {
    private final String question;
    private final float[] vector;
    private final Optional<float[]> remote;
    private final @Nullable Kind kind;
    private final int most;

    Sought(
        String question, float[] vector, Optional<float[]> remote, @Nullable Kind kind, int most) {
      this.question = question;
      this.vector = vector;
      this.remote = remote;
      this.kind = kind;
      this.most = most;
    }
  }

  /** The best passages for a question, best first. */
  public List<Evidence> find(String question, int most) {
    Optional<float[]> remote = embedders.remote().flatMap(model -> remote(model, question));
    return find(new Sought(question, embedders.local().question(question), remote, null, most));
  }

  /**
   * The same among the passages of one kind, ranked only: its similarities are those of the bare
   * question, whose vector an answer mostly has already.
   */
  public List<Evidence> find(String question, Kind kind, int most) {
    float[] vector = embedders.local().passage(question);
    return find(new Sought(question, vector, Optional.empty(), kind, most));
  }

  /** The same for a question whose vector by the model in the process is known already. */
  public List<Evidence> find(String question, float[] vector, int most) {
    return find(new Sought(question, vector, Optional.empty(), null, most));
  }

  /** How near texts are to a question, as cosines by the model in the process. */
  public List<Double> nearness(String question, List<String> texts) {
    float[] vector = embedders.local().question(question);
    return texts.stream().map(text -> dot(vector, embedders.local().passage(text))).toList();
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** Without an answer the search goes on with the model in the process. */
  private static Optional<float[]> remote(RemoteEmbedder model, String question) {
    try {
      return Optional.of(model.embed(List.of(question)).getFirst());
    } catch (ModelFailure e) {
      log.warn("{} gave no vector ({}); the search does without", model.id(), e.kind());
      return Optional.empty();
    }
  }

  private List<Evidence> find(Sought sought) {
    return index.search(searcher -> find(searcher, sought));
  }

  /** How texts are taken apart into words, for others who compare words. */
  public Analyzer analyzer() {
    return index.analyzer();
  }

  private List<Evidence> find(IndexSearcher searcher, Sought sought) {
    TermQuery only =
        sought.kind == null ? null : new TermQuery(new Term(PassageIndex.KIND, sought.kind.word()));
    Map<Integer, Double> byWords = scores(searcher, filtered(words(sought.question), only));
    Map<Integer, Double> byMeaning =
        scores(searcher, nearest(PassageIndex.VECTOR, sought.vector, only));
    Map<Integer, Double> ranking =
        sought.remote.map(vector -> remote(searcher, vector, only)).orElse(byMeaning);
    return fusion
        .fuse(List.of(byWords, ranking.isEmpty() ? byMeaning : ranking))
        .entrySet()
        .stream()
        .sorted(
            Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(sought.most)
        .map(entry ->
            new Evidence(
                PassageIndex.passage(searcher, entry.getKey()),
                entry.getValue(),
                // Always of the model in the process: what is reckoned with it is tuned to it.
                cosine(byMeaning.getOrDefault(entry.getKey(), 0.5))))
        .toList();
  }

  private Map<Integer, Double> remote(
      IndexSearcher searcher, float[] vector, @Nullable TermQuery only) {
    String field = PassageIndex.remoteField(embedders.remote().orElseThrow());
    return scores(searcher, nearest(field, vector, only));
  }

  private static org.apache.lucene.search.Query nearest(
      String field, float[] vector, @Nullable TermQuery only) {
    return new KnnFloatVectorQuery(field, vector, CANDIDATES, only);
  }

  private org.apache.lucene.search.Query words(String question) {
    QueryBuilder builder = new QueryBuilder(index.analyzer());
    String sought = question.length() > MOST_WORDS ? beginning(question) : question;
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    FIELDS.forEach((field, weight) -> {
      var query = builder.createBooleanQuery(field, sought, Occur.SHOULD);
      if (query != null) {
        all.add(new BoostQuery(query, weight), Occur.SHOULD);
      }
    });
    BooleanQuery query = all.build();
    return query.clauses().isEmpty()
        ? new MatchNoDocsQuery("the question has no words to search for")
        : query;
  }

  /** The words that fit into one query; in some scripts each character is a word. */
  private String beginning(String question) {
    try (TokenStream words = index.analyzer().tokenStream(PassageIndex.TEXT, question)) {
      OffsetAttribute offsets = words.addAttribute(OffsetAttribute.class);
      words.reset();
      int end = 0;
      for (int count = 0; count < MOST_WORDS && words.incrementToken(); count++) {
        end = offsets.endOffset();
      }
      return question.substring(0, end);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read a question", e);
    }
  }

  private static org.apache.lucene.search.Query filtered(
      org.apache.lucene.search.Query query, @Nullable TermQuery only) {
    return only == null
        ? query
        : new BooleanQuery.Builder().add(query, Occur.MUST).add(only, Occur.FILTER).build();
  }

  private static Map<Integer, Double> scores(
      IndexSearcher searcher, org.apache.lucene.search.Query query) {
    try {
      Map<Integer, Double> scores = new HashMap<>();
      for (ScoreDoc hit : searcher.search(query, CANDIDATES).scoreDocs) {
        scores.put(hit.doc, (double) hit.score);
      }
      return scores;
    } catch (IOException e) {
      throw new UncheckedIOException("can't search the index", e);
    }
  }

  /** Lucene's score of a dot product of unit vectors is (1 + cosine) / 2. */
  private static double cosine(double score) {
    return 2 * score - 1;
  }

  /** The same search behind LangChain4j's interface, for pipelines that are built with it. */
  @Override
  public List<Content> retrieve(Query query) {
    return find(query.text(), HANDED_ON).stream()
        .map(evidence -> Content.from(segment(evidence.passage())))
        .toList();
  }

  private static TextSegment segment(Passage passage) {
    Metadata metadata =
        new Metadata()
            .put("id", passage.id())
            .put("document", passage.documentId())
            .put("title", passage.title())
            .put("section", passage.section())
            .put("verified", passage.verified());
    if (passage.url() != null) {
      metadata.put("url", passage.url());
    }
    return TextSegment.from(passage.text(), metadata);
  }
}

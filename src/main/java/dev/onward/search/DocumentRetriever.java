package dev.onward.search;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.filter.Filter;
import dev.onward.search.Ask.Meaning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches a {@link DocumentIndex} for a LangChain4j pipeline, by words and by meaning. Each
 * content has its fused score from 0 to 1 ({@link ContentMetadata#SCORE}), the id of its piece
 * ({@link ContentMetadata#EMBEDDING_ID}), the one that a scoring model gave it, if there is one
 * ({@link ContentMetadata#RERANKED_SCORE}), and the metadata of its document. Thread-safe.
 */
public final class DocumentRetriever implements ContentRetriever {
  private static final Logger log = LoggerFactory.getLogger(DocumentRetriever.class);

  private final DocumentIndex index;
  private final HybridSearch search;
  private final Function<Query, Integer> most;
  private final Function<Query, Optional<Filter>> filter;
  private final double least;
  private final Variety variety;
  private final int neighbours;
  private final @Nullable ScoringModel scoring;
  private final int scored;

  private DocumentRetriever(Builder builder) {
    this.index = builder.index;
    this.search = new HybridSearch(index.analyzer(), builder.fusion);
    this.most = builder.most;
    this.filter = builder.filter;
    this.least = builder.least;
    this.variety = builder.variety;
    this.neighbours = builder.neighbours;
    this.scoring = builder.scoring;
    this.scored = builder.scored;
  }

  public static Builder builder(DocumentIndex index) {
    return new Builder(index);
  }

  /** How an index is searched; everything has a standard. */
  public static final class Builder {
    private final DocumentIndex index;
    private Function<Query, Integer> most = query -> 5;
    private Function<Query, Optional<Filter>> filter = query -> Optional.empty();
    private double least;
    private Fusion fusion = Fusion.STANDARD_SCORE;
    private Variety variety = Variety.NONE;
    private int neighbours;
    private @Nullable ScoringModel scoring;
    private int scored;

    private Builder(DocumentIndex index) {
      this.index = index;
    }

    /** How many contents; 5 without it, 200 at most. */
    public Builder maxResults(int most) {
      return dynamicMaxResults(query -> most);
    }

    /** How many contents, by the question and what {@link Query#metadata()} says of its asker. */
    public Builder dynamicMaxResults(Function<Query, Integer> most) {
      this.most = most;
      return this;
    }

    /** What the metadata of all contents must be. */
    public Builder filter(Filter filter) {
      return dynamicFilter(query -> Optional.of(filter));
    }

    /** What it must be for a question, such as what {@link Query#metadata()}'s asker may see. */
    public Builder dynamicFilter(Function<Query, Optional<Filter>> filter) {
      this.filter = filter;
      return this;
    }

    /** The least fused score of a content, from 0 to 1 within one search; 0 without it. */
    public Builder minScore(double least) {
      this.least = least;
      return this;
    }

    /** How the two searches become one; by standard scores without it. */
    public Builder fusion(Fusion fusion) {
      this.fusion = fusion;
      return this;
    }

    /** Whether what says the same may stand beside itself; it may without this. */
    public Builder variety(Variety variety) {
      this.variety = variety;
      return this;
    }

    /** So many pieces before and after each one found are given with it; none without this. */
    public Builder neighbours(int neighbours) {
      this.neighbours = neighbours;
      return this;
    }

    /**
     * A model that orders the first contents anew. While it fails, they stay as they were found.
     *
     * @param first so many are ordered anew
     */
    public Builder scoringModel(ScoringModel scoring, int first) {
      this.scoring = scoring;
      this.scored = first;
      return this;
    }

    public DocumentRetriever build() {
      return new DocumentRetriever(this);
    }
  }

  @Override
  public List<Content> retrieve(Query query) {
    int wanted = most.apply(query);
    org.apache.lucene.search.Query only = filter.apply(query).map(MetadataQuery::of).orElse(null);
    float[] vector = Meanings.question(index.model(), query.text());
    int looked = Math.max(Math.max(wanted, scored), variety.equals(Variety.NONE) ? 0 : 4 * wanted);
    Ask ask =
        new Ask(
            query.text(), new Meaning(SegmentRow.VECTOR, vector), Optional.empty(), only, looked);
    return index.search(searcher -> contents(searcher, ask, query.text(), wanted));
  }

  private List<Content> contents(IndexSearcher searcher, Ask ask, String question, int wanted) {
    try {
      List<Hit> found =
          search.find(searcher, ask).stream().filter(hit -> hit.score() >= least).toList();
      List<Hit> chosen =
          variety.choose(
              searcher.getIndexReader(), SegmentRow.VECTOR, found, Math.max(wanted, scored));
      List<Content> contents = new ArrayList<>();
      for (Hit hit : chosen) {
        contents.add(content(searcher, hit));
      }
      return scored(contents, question).stream().limit(wanted).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the index", e);
    }
  }

  private Content content(IndexSearcher searcher, Hit hit) throws IOException {
    Document row = SegmentRow.read(searcher, hit.row());
    TextSegment segment = SegmentRow.segment(row);
    if (neighbours > 0) {
      segment = TextSegment.from(around(searcher, row), segment.metadata());
    }
    return Content.from(
        segment,
        Map.of(
            ContentMetadata.SCORE, hit.score(), ContentMetadata.EMBEDDING_ID, SegmentRow.id(row)));
  }

  /** The text of a piece with those before and after it in its document. */
  private String around(IndexSearcher searcher, Document row) throws IOException {
    int number = row.getField(SegmentRow.NUMBER).numericValue().intValue();
    org.apache.lucene.search.Query near =
        new BooleanQuery.Builder()
            .add(
                new TermQuery(new Term(SegmentRow.DOCUMENT, row.get(SegmentRow.DOCUMENT))),
                Occur.FILTER)
            .add(
                IntPoint.newRangeQuery(SegmentRow.NUMBER, number - neighbours, number + neighbours),
                Occur.FILTER)
            .build();
    List<String> texts = new ArrayList<>();
    // The pieces of a document were written together, so they stand in its order.
    for (ScoreDoc one :
        searcher.search(near, 2 * neighbours + 1, org.apache.lucene.search.Sort.INDEXORDER)
            .scoreDocs) {
      texts.add(SegmentRow.text(searcher, one.doc));
    }
    return String.join("\n\n", texts);
  }

  private List<Content> scored(List<Content> contents, String question) {
    if (scoring == null || contents.isEmpty()) {
      return contents;
    }
    List<Content> first = contents.subList(0, Math.min(scored, contents.size()));
    try {
      List<Double> scores =
          scoring.scoreAll(first.stream().map(Content::textSegment).toList(), question).content();
      List<Content> ordered =
          new ArrayList<>(
              IntStream.range(0, first.size())
                  .boxed()
                  .sorted(Comparator.comparing(scores::get, Comparator.reverseOrder()))
                  .map(i -> scored(first.get(i), scores.get(i)))
                  .toList());
      ordered.addAll(contents.subList(first.size(), contents.size()));
      return ordered;
    } catch (RuntimeException e) {
      log.warn(
          "the scoring model failed ({}); contents stay as they were found",
          e.getClass().getSimpleName());
      return contents;
    }
  }

  private static Content scored(Content content, double score) {
    Map<ContentMetadata, Object> metadata = new EnumMap<>(content.metadata());
    metadata.put(ContentMetadata.RERANKED_SCORE, score);
    return Content.from(content.textSegment(), metadata);
  }
}

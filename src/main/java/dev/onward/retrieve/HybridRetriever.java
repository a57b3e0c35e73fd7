package dev.onward.retrieve;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.onward.ai.Embedders;
import dev.onward.ai.ModelFailure;
import dev.onward.ai.RemoteEmbedder;
import dev.onward.compute.ComputePool;
import dev.onward.index.Passage;
import dev.onward.index.PassageIndex;
import dev.onward.knowledge.Kind;
import dev.onward.search.Ask;
import dev.onward.search.Ask.Meaning;
import dev.onward.search.Fusion;
import dev.onward.search.Hit;
import dev.onward.search.HybridSearch;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds passages by their words and by their meaning at once. Thread-safe; some milliseconds a
 * question, most of them for its vector.
 */
public final class HybridRetriever implements ContentRetriever {
  private static final Logger log = LoggerFactory.getLogger(HybridRetriever.class);
  private static final int HANDED_ON = 8;

  private final PassageIndex index;
  private final Embedders embedders;
  private final HybridSearch search;

  public HybridRetriever(PassageIndex index, Embedders embedders, Fusion fusion) {
    this.index = index;
    this.embedders = embedders;
    this.search = new HybridSearch(index.analyzer(), fusion);
  }

  /** The best passages for a question, best first. */
  public List<Evidence> find(String question, int most) {
    Optional<Meaning> remote = embedders.remote().flatMap(model -> remote(model, question));
    return find(question, embedders.local().question(question), remote, null, most);
  }

  /**
   * The same among the passages of one kind, ranked only: its similarities are those of the bare
   * question, whose vector an answer mostly has already.
   */
  public List<Evidence> find(String question, Kind kind, int most) {
    float[] vector = embedders.local().passage(question);
    return find(question, vector, Optional.empty(), kind, most);
  }

  /** The same for a question whose vector by the model in the process is known already. */
  public List<Evidence> find(String question, float[] vector, int most) {
    return find(question, vector, Optional.empty(), null, most);
  }

  /** How near texts are to a question, as cosines by the model in the process. */
  public List<Double> nearness(String question, List<String> texts) {
    float[] vector = embedders.local().question(question);
    return texts.stream().map(text -> dot(vector, embedders.local().passage(text))).toList();
  }

  /** Without an answer the search goes on with the model in the process. */
  private static Optional<Meaning> remote(RemoteEmbedder model, String question) {
    try {
      return Optional.of(
          new Meaning(PassageIndex.remoteField(model), model.embed(List.of(question)).getFirst()));
    } catch (ModelFailure e) {
      log.warn("{} gave no vector ({}); the search does without", model.id(), e.kind());
      return Optional.empty();
    }
  }

  private List<Evidence> find(
      String question, float[] vector, Optional<Meaning> remote, @Nullable Kind kind, int most) {
    ComputePool.checkpoint();
    TermQuery only = kind == null ? null : new TermQuery(new Term(PassageIndex.KIND, kind.word()));
    // A document that was found by how people ask for it may be found by its own words too.
    Ask ask = new Ask(question, new Meaning(PassageIndex.VECTOR, vector), remote, only, 2 * most);
    return index.search(searcher -> {
      Map<String, Evidence> found = new LinkedHashMap<>();
      for (Hit hit : search.find(searcher, ask)) {
        Evidence evidence = evidence(searcher, hit, vector);
        found.putIfAbsent(evidence.passage().id(), evidence);
      }
      return found.values().stream().limit(most).toList();
    });
  }

  private Evidence evidence(IndexSearcher searcher, Hit hit, float[] question) {
    List<Passage> passages = PassageIndex.passages(searcher, hit.row());
    return passages.stream()
        .map(passage -> new Evidence(passage, hit.score(), similarity(passage, question)))
        .max(Comparator.comparingDouble(Evidence::similarity))
        .orElseThrow();
  }

  /** Of the passage itself, whatever row led to it. */
  private double similarity(Passage passage, float[] question) {
    return index.vector(passage).map(vector -> dot(vector, question)).orElse(0.0);
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** The same search behind LangChain4j's interface, for pipelines that are built with it. */
  @Override
  public List<Content> retrieve(Query query) {
    return find(query.text(), HANDED_ON).stream()
        .map(evidence ->
            Content.from(
                segment(evidence.passage()),
                Map.of(
                    ContentMetadata.SCORE,
                    evidence.score(),
                    ContentMetadata.EMBEDDING_ID,
                    evidence.passage().id())))
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

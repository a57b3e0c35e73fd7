package dev.onward.bench;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Asks this program's search and the usual ones the questions of a collection, in one run and with
 * vectors of one model.
 */
public final class RetrievalBench {
  private final EmbeddingModel model;
  private final ToIntFunction<String> tokens;
  private final Optional<Path> vectors;
  private final Progress progress;

  /**
   * Makes one.
   *
   * @param tokens counts the tokens of a text as the model does
   * @param vectors a file where vectors of documents are kept from one run to the next
   */
  public RetrievalBench(
      EmbeddingModel model,
      ToIntFunction<String> tokens,
      Optional<Path> vectors,
      Progress progress) {
    this.model = model;
    this.tokens = tokens;
    this.vectors = vectors;
    this.progress = progress;
  }

  /** What one system made of all questions: by question, and the mean time of one. */
  record Run(List<Measures> measures, double milliseconds) {
    double[] ndcg() {
      return measures.stream().mapToDouble(Measures::ndcg).toArray();
    }

    double mean(java.util.function.ToDoubleFunction<Measures> measure) {
      return measures.stream().mapToDouble(measure).average().orElse(0);
    }
  }

  /** Runs all systems. */
  public RetrievalReport run(BeirCollection collection) {
    progress.say(
        "%s: %d documents, %d questions"
            .formatted(
                collection.name(), collection.documents().size(), collection.questions().size()));
    Map<String, List<String>> pieces = Onward.pieces(collection, tokens);
    SharedVectors shared = new SharedVectors(model);
    shared.prepare(texts(collection, pieces), vectors, progress);
    progress.say("indexing");
    Map<String, Run> runs = new LinkedHashMap<>();
    try (SearchSystem onward = new Onward(collection, shared, tokens);
        SearchSystem keywords = new Keywords(collection);
        SearchSystem nearest = new Vectors(pieces, shared);
        SearchSystem easyRag = new EasyRag(collection, shared)) {
      for (SearchSystem system :
          List.of(onward, new RankFusion(keywords, nearest), easyRag, keywords, nearest)) {
        runs.put(system.name(), run(system, collection));
        progress.say(
            "%s: nDCG@10 %.3f"
                .formatted(system.name(), runs.get(system.name()).mean(Measures::ndcg)));
      }
    }
    return new RetrievalReport(collection, runs);
  }

  private static List<String> texts(BeirCollection collection, Map<String, List<String>> pieces) {
    List<Document> documents = EasyRag.documents(collection);
    return Stream.concat(
            pieces.values().stream().flatMap(List::stream),
            EasyRag.splitter().splitAll(documents).stream().map(TextSegment::text))
        .toList();
  }

  /** The first questions are asked twice: the first time, Java compiles. */
  private static Run run(SearchSystem system, BeirCollection collection) {
    collection.questions().stream().limit(20).forEach(question -> system.search(question.text()));
    List<Measures> measures = new ArrayList<>();
    long took = 0;
    for (BeirCollection.Judged question : collection.questions()) {
      long began = System.nanoTime();
      List<String> found = system.search(question.text());
      took += System.nanoTime() - began;
      measures.add(Measures.of(found, question.grades()));
    }
    return new Run(measures, took / 1e6 / measures.size());
  }
}

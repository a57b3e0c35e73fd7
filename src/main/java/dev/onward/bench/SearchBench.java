package dev.onward.bench;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import dev.onward.search.Ask;
import dev.onward.search.Ask.Meaning;
import dev.onward.search.Fusion;
import dev.onward.search.Hit;
import dev.onward.search.HybridSearch;
import dev.onward.search.NameKeepingAnalyzer;
import dev.onward.search.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.VectorUtil;

/**
 * What a search costs beyond the embedding of its question, over so many made passages, beside
 * LangChain4j's store in memory, which compares every vector.
 */
public final class SearchBench {
  private static final String VECTOR = "vector";
  private static final int WANTED = 10;
  private static final int QUESTIONS = 100;
  private static final int WARM_UP = 50;

  /** What one size came to; the store's time is empty where it did not fit into memory. */
  public record Sample(
      int passages, double onward, Optional<Double> inMemory, double recall, double seconds) {
    /** How many times as long the store in memory takes. */
    public Optional<Double> ratio() {
      return inMemory.map(time -> time / onward);
    }
  }

  private final Path folder;
  private final Progress progress;
  private final Analyzer analyzer = NameKeepingAnalyzer.plain();

  /**
   * Makes one.
   *
   * @param folder an empty one for indexes
   */
  public SearchBench(Path folder, Progress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /** Measures over so many passages. */
  public Sample run(int passages) {
    MadeTexts made = new MadeTexts(passages);
    try (Directory directory = FSDirectory.open(folder.resolve(String.valueOf(passages)))) {
      long began = System.nanoTime();
      write(directory, made, passages);
      double seconds = (System.nanoTime() - began) / 1e9;
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        HybridSearch search = new HybridSearch(analyzer, Fusion.STANDARD_SCORE);
        IntConsumer ask = question -> ask(search, searcher, made, question);
        double onward = median(ask);
        double recall = recall(searcher, made, passages);
        return new Sample(passages, onward, inMemory(made, passages), recall, seconds);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't measure in " + folder, e);
    }
  }

  private void write(Directory directory, MadeTexts made, int passages) throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, Rows.writing(analyzer))) {
      for (int i = 0; i < passages; i++) {
        Document row = new Document();
        Rows.addWords(row, "", made.text(i));
        Rows.addVector(row, VECTOR, made.vector(i));
        row.add(new StoredField("number", i));
        writer.addDocument(row);
        if (i > 0 && i % 20_000 == 0) {
          progress.say("%,d passages: %,d written".formatted(passages, i));
        }
      }
      progress.say("%,d passages: written, being merged".formatted(passages));
      writer.forceMerge(1);
    }
  }

  private static void ask(
      HybridSearch search, IndexSearcher searcher, MadeTexts made, int question) {
    Meaning meaning = new Meaning(VECTOR, made.questionVector(question));
    List<Hit> hits =
        search.find(
            searcher, new Ask(made.question(question), meaning, Optional.empty(), null, WANTED));
    if (hits.size() < WANTED) {
      throw new IllegalStateException("a search found " + hits.size());
    }
    try {
      for (Hit hit : hits) {
        searcher.storedFields().document(hit.row());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a question, in milliseconds. */
  private static double median(IntConsumer ask) {
    for (int i = 0; i < WARM_UP; i++) {
      ask.accept(QUESTIONS + i);
    }
    double[] times = new double[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      long began = System.nanoTime();
      ask.accept(i);
      times[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(times);
    return times[QUESTIONS / 2];
  }

  /** How many of the true ten nearest the graph finds. */
  private static double recall(IndexSearcher searcher, MadeTexts made, int passages)
      throws IOException {
    int asked = Math.min(QUESTIONS, Math.max(5, 2_000_000 / passages));
    int found = 0;
    for (int question = 0; question < asked; question++) {
      float[] vector = made.questionVector(question);
      Set<Integer> nearest = nearest(made::vector, vector, passages);
      for (ScoreDoc hit :
          searcher.search(new KnnFloatVectorQuery(VECTOR, vector, HybridSearch.GRAPH), WANTED)
              .scoreDocs) {
        found +=
            nearest.contains(
                    searcher
                        .storedFields()
                        .document(hit.doc)
                        .getField("number")
                        .numericValue()
                        .intValue())
                ? 1
                : 0;
      }
    }
    return (double) found / (asked * WANTED);
  }

  private static Set<Integer> nearest(IntFunction<float[]> vectors, float[] of, int count) {
    float[] cosines = new float[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> cosines[i] = VectorUtil.dotProduct(of, vectors.apply(i)));
    return new HashSet<>(
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -cosines[i]))
            .limit(WANTED)
            .toList());
  }

  private Optional<Double> inMemory(MadeTexts made, int passages) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    // A vector, its text, and as much again for a search.
    if (free < passages * (MadeTexts.DIMENSIONS * 4L + 1_500)) {
      progress.say("%,d passages do not fit into LangChain4j's store here".formatted(passages));
      return Optional.empty();
    }
    InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
    List<Embedding> vectors = new ArrayList<>();
    List<TextSegment> texts = new ArrayList<>();
    for (int i = 0; i < passages; i++) {
      vectors.add(Embedding.from(made.vector(i)));
      texts.add(TextSegment.from(made.text(i)));
    }
    store.addAll(vectors, texts);
    return Optional.of(
        median(question ->
            store.search(
                EmbeddingSearchRequest.builder()
                    .queryEmbedding(Embedding.from(made.questionVector(question)))
                    .maxResults(WANTED)
                    .build())));
  }
}

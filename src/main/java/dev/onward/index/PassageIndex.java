package dev.onward.index;

import dev.onward.ai.Embedders;
import dev.onward.ai.RemoteEmbedder;
import dev.onward.knowledge.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The passages of all documents in a Lucene index on disk. {@link #sync} writes what changed and
 * leaves the rest; searches go on meanwhile and see the change when it is complete. Thread-safe;
 * one process at a time.
 */
public final class PassageIndex implements AutoCloseable {
  public static final String TITLE = "title";
  public static final String SECTION = "section";
  public static final String TEXT = "text";
  public static final String VECTOR = "vector";
  public static final String KIND = "kind";

  /** Counts up when the way of cutting or indexing changes, so that indexes on disk are renewed. */
  private static final String LAYOUT = "3";

  /**
   * As many documents are cut and embedded before the next are begun, so that memory is bounded.
   */
  private static final int AT_ONCE = 100;

  private static final Logger log = LoggerFactory.getLogger(PassageIndex.class);

  private final PassageVectors vectors;
  private final Analyzer analyzer;
  private final Splitter splitter;
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private volatile Map<String, List<Passage>> passages = new ConcurrentHashMap<>();

  private PassageIndex(
      Embedders embedders,
      Analyzer analyzer,
      FSDirectory directory,
      IndexWriter writer,
      SearcherManager searchers) {
    this.vectors = new PassageVectors(embedders);
    this.analyzer = analyzer;
    this.splitter = new Splitter(embedders.local()::tokens);
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
  }

  /**
   * Opens the index in a folder, or begins one.
   *
   * @throws IndexInUse when another process has it open
   */
  public static PassageIndex open(Path folder, Embedders embedders, Analyzer analyzer) {
    try {
      Files.createDirectories(folder);
      FSDirectory directory = FSDirectory.open(folder);
      try {
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
        return new PassageIndex(
            embedders, analyzer, directory, writer, new SearcherManager(writer, null));
      } catch (LockObtainFailedException e) {
        directory.close();
        throw new IndexInUse(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't open the index in " + folder, e);
    }
  }

  /** Another process has the index open. */
  public static final class IndexInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IndexInUse(Path folder) {
      super(
          "Another Onward is using %s; stop it, or give this one a data folder of its own (ONWARD_DATA)"
              .formatted(folder));
    }
  }

  /** What a sync did. */
  public record Synced(int written, int removed, int unchanged) {}

  /** Makes the index hold just these documents, reading all that it holds. One at a time. */
  public synchronized Synced sync(Collection<Document> documents) {
    Map<String, String> known = search(PassageRow::fingerprints);
    List<Document> changed = new ArrayList<>();
    for (Document document : documents) {
      if (!fingerprint(document, vectors.models()).equals(known.remove(document.id()))) {
        changed.add(document);
      }
    }
    write(changed, known.keySet(), rows -> {});
    passages = search(PassageRow::passagesByDocument);
    return new Synced(changed.size(), known.size(), documents.size() - changed.size());
  }

  /**
   * Writes some documents anew and takes others out. What it costs depends on these alone. One at a
   * time.
   */
  public synchronized void change(Collection<Document> changed, Collection<String> gone) {
    Map<String, List<Passage>> fresh = new HashMap<>();
    write(List.copyOf(changed), gone, rows -> fresh.put(rows.document(), rows.passages()));
    passages.putAll(fresh);
    passages.keySet().removeAll(gone);
  }

  private void write(List<Document> changed, Collection<String> gone, Consumer<Rows> written) {
    try {
      for (int from = 0; from < changed.size(); from += AT_ONCE) {
        List<Document> some = changed.subList(from, Math.min(from + AT_ONCE, changed.size()));
        for (Rows rows : rows(some)) {
          writer.updateDocuments(PassageRow.term(rows.document()), rows.rows());
          written.accept(rows);
        }
        if (changed.size() > AT_ONCE) {
          log.info("indexing: {} of {} documents", from + some.size(), changed.size());
        }
      }
      for (String id : gone) {
        writer.deleteDocuments(PassageRow.term(id));
      }
      writer.commit();
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the index", e);
    }
  }

  private record Rows(
      String document, List<Passage> passages, List<org.apache.lucene.document.Document> rows) {}

  /**
   * Side by side, since embedding takes a core per text; in order, so that an index is as before.
   */
  private List<Rows> rows(List<Document> documents) {
    return documents.parallelStream().map(this::rows).toList();
  }

  private Rows rows(Document document) {
    List<Passage> cut = splitter.split(document);
    PassageVectors.Made made = vectors.make(cut);
    String fingerprint = fingerprint(document, made.models());
    List<org.apache.lucene.document.Document> rows = new ArrayList<>();
    for (int i = 0; i < cut.size(); i++) {
      rows.add(PassageRow.of(cut.get(i), made.fields().get(i), fingerprint));
    }
    return new Rows(document.id(), cut, rows);
  }

  private static String fingerprint(Document document, String models) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((LAYOUT + models + document).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The passages of a document, in its order; none where the index does not hold it. */
  public List<Passage> passages(String documentId) {
    return List.copyOf(passages.getOrDefault(documentId, List.of()));
  }

  /**
   * The vector that the model in the process made of a passage; empty where the index does not hold
   * the passage.
   */
  public Optional<float[]> vector(Passage passage) {
    return search(searcher -> PassageVectors.read(passage, searcher));
  }

  /** The field of the vectors that a remote model made. */
  public static String remoteField(RemoteEmbedder remote) {
    return PassageVectors.remoteField(remote);
  }

  /** Lends a searcher for the length of one piece of work. */
  public <T> T search(Function<IndexSearcher, T> work) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return work.apply(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the index", e);
    }
  }

  /** The passage of a search hit. */
  public static Passage passage(IndexSearcher searcher, int row) {
    try {
      return PassageRow.passage(searcher, row);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the index", e);
    }
  }

  public Analyzer analyzer() {
    return analyzer;
  }

  @Override
  public void close() {
    try (directory;
        writer) {
      searchers.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't close the index", e);
    }
  }
}

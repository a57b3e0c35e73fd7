package dev.onward.index;

import dev.onward.ai.Embedders;
import dev.onward.ai.RemoteEmbedder;
import dev.onward.knowledge.Document;
import dev.onward.search.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexWriter;
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
  public static final String VECTOR = "vector";
  public static final String KIND = "kind";

  /** Counts up when the way of cutting or indexing changes, so that indexes on disk are renewed. */
  private static final String LAYOUT = "5";

  /**
   * As many documents are cut and embedded before the next are begun, so that memory is bounded.
   */
  private static final int AT_ONCE = 100;

  /** Of a SHA-256 in hexadecimal digits. */
  private static final int FINGERPRINT_LENGTH = 64;

  private static final Logger log = LoggerFactory.getLogger(PassageIndex.class);

  private final PassageVectors vectors;
  private final AskedLines asked;
  private final Analyzer analyzer;
  private final Splitter splitter;
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private PassageIndex(
      Embedders embedders,
      AskedLines asked,
      Analyzer analyzer,
      FSDirectory directory,
      IndexWriter writer,
      SearcherManager searchers) {
    this.vectors = new PassageVectors(embedders);
    this.asked = asked;
    this.analyzer = analyzer;
    this.splitter = new Splitter(embedders.local()::tokens);
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
  }

  /** The same for documents that are found by their own words alone. */
  public static PassageIndex open(Path folder, Embedders embedders, Analyzer analyzer) {
    return open(folder, embedders, analyzer, AskedLines.none());
  }

  /**
   * Opens the index in a folder, or begins one.
   *
   * @throws IndexInUse when another process has it open
   */
  public static PassageIndex open(
      Path folder, Embedders embedders, Analyzer analyzer, AskedLines asked) {
    try {
      Files.createDirectories(folder);
      FSDirectory directory = FSDirectory.open(folder);
      try {
        IndexWriter writer = new IndexWriter(directory, Rows.writing(analyzer));
        return new PassageIndex(
            embedders, asked, analyzer, directory, writer, new SearcherManager(writer, null));
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

  /** Makes the index hold just these documents. One at a time. */
  public Synced sync(Collection<Document> documents) {
    return sync(documents, id -> true);
  }

  /**
   * Makes the index hold just these documents of those whose ids are of a sort, and leaves others
   * alone. What an interrupted run has written is not written again. One at a time.
   */
  public synchronized Synced sync(Collection<Document> documents, Predicate<String> sort) {
    Map<String, String> known =
        search(searcher -> PassageRow.fingerprints(searcher, FINGERPRINT_LENGTH));
    List<Document> changed = new ArrayList<>();
    for (Document document : documents) {
      if (!fingerprint(document, vectors.models()).equals(known.remove(document.id()))) {
        changed.add(document);
      }
    }
    known.keySet().removeIf(id -> !sort.test(id));
    write(changed, known.keySet());
    return new Synced(changed.size(), known.size(), documents.size() - changed.size());
  }

  /**
   * Writes some documents anew and takes others out. What it costs depends on these alone. One at a
   * time.
   */
  public synchronized void change(Collection<Document> changed, Collection<String> gone) {
    write(List.copyOf(changed), gone);
  }

  private void write(List<Document> changed, Collection<String> gone) {
    try {
      for (int from = 0; from < changed.size(); from += AT_ONCE) {
        List<Document> some = changed.subList(from, Math.min(from + AT_ONCE, changed.size()));
        for (Made made : made(some)) {
          writer.updateDocuments(PassageRow.term(made.document()), made.rows());
        }
        if (changed.size() > AT_ONCE) {
          log.info("indexing: {} of {} documents", from + some.size(), changed.size());
        }
        writer.commit();
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

  private record Made(String document, List<org.apache.lucene.document.Document> rows) {}

  /**
   * Side by side, since embedding takes a core per text; in order, so that an index is as before.
   */
  private List<Made> made(List<Document> documents) {
    return documents.parallelStream().map(this::made).toList();
  }

  private Made made(Document document) {
    List<Passage> cut = splitter.split(document);
    List<String> texts = new ArrayList<>(cut.stream().map(Passage::whole).toList());
    Optional<String> lines = asked.of(document);
    lines.ifPresent(words -> texts.add(document.title() + ". " + words));
    PassageVectors.Made vector = search(searcher -> vectors.make(texts, searcher));
    String fingerprint = fingerprint(document, vector.models());
    List<org.apache.lucene.document.Document> rows = new ArrayList<>();
    for (int i = 0; i < cut.size(); i++) {
      rows.add(PassageRow.of(cut.get(i), vector.rows().get(i), fingerprint));
    }
    if (lines.isPresent()) {
      rows.add(PassageRow.asked(document, lines.get(), vector.rows().getLast(), fingerprint));
    }
    return new Made(document.id(), rows);
  }

  private String fingerprint(Document document, String models) {
    return PassageRow.digest(LAYOUT + models + asked.digest() + document);
  }

  /** The ids of all documents that the index holds. */
  public Set<String> documents() {
    return search(searcher -> PassageRow.fingerprints(searcher, FINGERPRINT_LENGTH).keySet());
  }

  /** The passages of a document, in its order; none where the index does not hold it. */
  public List<Passage> passages(String documentId) {
    return search(searcher -> PassageRow.passages(searcher, documentId));
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

  /**
   * The passages of a search hit: one, or those of a document that was found by how people ask for
   * it.
   */
  public static List<Passage> passages(IndexSearcher searcher, int row) {
    try {
      return PassageRow.passages(searcher, row);
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

package dev.onward.search;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j documents, cut and embedded, in a Lucene index in memory or in a folder; {@link
 * DocumentRetriever} searches it. A document whose metadata has an {@code id} takes the place of an
 * earlier one with the same; its {@code title}, if it has one, is searched with each of its pieces.
 * Thread-safe; a folder is open in one process at a time.
 */
public final class DocumentIndex implements AutoCloseable {
  /** The metadata that names a document. */
  public static final String ID = "id";

  /** The metadata that is searched with each piece. */
  public static final String TITLE = "title";

  /** As many pieces are embedded together. */
  private static final int AT_ONCE = 64;

  private final EmbeddingModel model;
  private final Analyzer analyzer;
  private final DocumentSplitter splitter;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private DocumentIndex(Builder builder) {
    this.model = builder.embeddingModel();
    this.analyzer = builder.analyzer;
    this.splitter = builder.splitter;
    try {
      this.directory =
          builder.folder == null ? new ByteBuffersDirectory() : FSDirectory.open(builder.folder);
      this.writer = new IndexWriter(directory, Rows.writing(analyzer));
      this.searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException("can't open the index in " + builder.folder, e);
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** What an index is made with; only the embedding model must be given. */
  public static final class Builder {
    private @Nullable EmbeddingModel model;
    private @Nullable Path folder;
    private Analyzer analyzer = NameKeepingAnalyzer.plain();
    private DocumentSplitter splitter = new ParagraphSplitter(text -> text.length() / 4);

    private Builder() {}

    /**
     * Makes the vectors of pieces and of questions; those of one index must be of one model. One
     * that tells questions from documents is told which they are.
     */
    public Builder embeddingModel(EmbeddingModel model) {
      this.model = model;
      return this;
    }

    /** Where the index is kept; without it, in memory. */
    public Builder folder(Path folder) {
      this.folder = folder;
      return this;
    }

    /** How texts are taken apart into words; English without it. */
    public Builder analyzer(Analyzer analyzer) {
      this.analyzer = analyzer;
      return this;
    }

    /** How documents are cut; without it between paragraphs, about 300 tokens each. */
    public Builder splitter(DocumentSplitter splitter) {
      this.splitter = splitter;
      return this;
    }

    public DocumentIndex build() {
      return new DocumentIndex(this);
    }

    private EmbeddingModel embeddingModel() {
      if (model == null) {
        throw new IllegalArgumentException("an index needs an embeddingModel");
      }
      return model;
    }
  }

  /** Adds documents; searches see all of them or none. */
  public void add(Collection<Document> documents) {
    try {
      for (Document document : documents) {
        String id = id(document);
        List<TextSegment> pieces = splitter.split(document);
        List<org.apache.lucene.document.Document> rows = new ArrayList<>();
        List<float[]> vectors = vectors(pieces);
        for (int i = 0; i < pieces.size(); i++) {
          rows.add(SegmentRow.of(id, i, pieces.get(i), vectors.get(i)));
        }
        writer.updateDocuments(new Term(SegmentRow.DOCUMENT, id), rows);
      }
      writer.commit();
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the index", e);
    }
  }

  /** Takes documents out, by their ids. */
  public void remove(Collection<String> ids) {
    try {
      for (String id : ids) {
        writer.deleteDocuments(new Term(SegmentRow.DOCUMENT, id));
      }
      writer.commit();
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the index", e);
    }
  }

  private static String id(Document document) {
    Object id = document.metadata().toMap().get(ID);
    return id == null ? UUID.randomUUID().toString() : id.toString();
  }

  private List<float[]> vectors(List<TextSegment> pieces) {
    List<float[]> vectors = new ArrayList<>();
    for (int from = 0; from < pieces.size(); from += AT_ONCE) {
      List<TextSegment> some =
          pieces.subList(from, Math.min(from + AT_ONCE, pieces.size())).stream()
              .map(piece -> TextSegment.from(embedded(piece)))
              .toList();
      for (Embedding embedding : model.embedAll(some).content()) {
        vectors.add(Meanings.unit(embedding.vector()));
      }
    }
    return vectors;
  }

  /** A piece under its title, if it has one: what is embedded, and what is searched for words. */
  public static String embedded(TextSegment piece) {
    String title = title(piece);
    return title.isBlank() || isAll(title, piece) ? piece.text() : title + ". " + piece.text();
  }

  /** Some documents are all title, and LangChain4j has none without a text. */
  static boolean isAll(String title, TextSegment piece) {
    return piece.text().equals(title);
  }

  static String title(TextSegment piece) {
    Object title = piece.metadata().toMap().get(TITLE);
    return title == null ? "" : title.toString();
  }

  EmbeddingModel model() {
    return model;
  }

  Analyzer analyzer() {
    return analyzer;
  }

  /** Lends a searcher for the length of one piece of work. */
  <T> T search(Function<IndexSearcher, T> work) {
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

  /** How many pieces it holds. */
  public int size() {
    return search(searcher -> searcher.getIndexReader().numDocs());
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

  /** The pieces of a document between its paragraphs, each with its metadata. */
  public static final class ParagraphSplitter implements DocumentSplitter {
    private static final int MOST_TOKENS = 300;

    private final Paragraphs paragraphs;

    /**
     * Makes one.
     *
     * @param tokens counts the tokens of a text as the embedding model does
     */
    public ParagraphSplitter(java.util.function.ToIntFunction<String> tokens) {
      this.paragraphs = new Paragraphs(tokens, MOST_TOKENS);
    }

    @Override
    public List<TextSegment> split(Document document) {
      Metadata metadata = document.metadata();
      return paragraphs.pieces(document.text()).stream()
          .map(piece -> TextSegment.from(piece, metadata.copy()))
          .toList();
    }
  }
}

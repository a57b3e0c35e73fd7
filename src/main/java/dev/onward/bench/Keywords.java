package dev.onward.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.QueryBuilder;

/** BM25 over title and text, as Lucene and what is built on it do without settings. */
final class Keywords implements SearchSystem {
  private static final String ID = "id";
  private static final String TEXT = "text";

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final Directory directory = new ByteBuffersDirectory();
  private final IndexSearcher searcher;

  Keywords(BeirCollection collection) {
    try {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (BeirCollection.Text document : collection.documents()) {
          Document row = new Document();
          row.add(new StoredField(ID, document.id()));
          row.add(new TextField(TEXT, document.whole(), Store.NO));
          writer.addDocument(row);
        }
      }
      this.searcher = new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "keywords";
  }

  @Override
  public List<String> search(String question) {
    try {
      Query query = new QueryBuilder(analyzer).createBooleanQuery(TEXT, question, Occur.SHOULD);
      List<String> ids = new ArrayList<>();
      if (query != null) {
        for (ScoreDoc hit : searcher.search(query, RANKED).scoreDocs) {
          ids.add(searcher.storedFields().document(hit.doc).get(ID));
        }
      }
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      searcher.getIndexReader().close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

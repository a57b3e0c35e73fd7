package dev.onward.bench;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.query.Query;
import dev.onward.search.DocumentIndex;
import dev.onward.search.DocumentIndex.ParagraphSplitter;
import dev.onward.search.DocumentRetriever;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** This program's search, as a LangChain4j user takes it. */
final class Onward implements SearchSystem {
  private static final int PIECES = 30;

  private final DocumentIndex index;
  private final DocumentRetriever retriever;

  Onward(BeirCollection collection, EmbeddingModel model, ToIntFunction<String> tokens) {
    this.index =
        DocumentIndex.builder()
            .embeddingModel(model)
            .splitter(new ParagraphSplitter(tokens))
            .build();
    index.add(
        collection.documents().stream()
            .filter(text -> !text.whole().isBlank())
            .map(Onward::document)
            .toList());
    this.retriever = DocumentRetriever.builder(index).maxResults(PIECES).build();
  }

  private static Document document(BeirCollection.Text text) {
    Metadata metadata = Metadata.from(DocumentIndex.ID, text.id());
    metadata.put(DocumentIndex.TITLE, text.title());
    return Document.from(text.text().isBlank() ? text.title() : text.text(), metadata);
  }

  /** What will be embedded of each document. */
  static Map<String, List<String>> pieces(BeirCollection collection, ToIntFunction<String> tokens) {
    ParagraphSplitter splitter = new ParagraphSplitter(tokens);
    Map<String, List<String>> pieces = new LinkedHashMap<>();
    for (BeirCollection.Text text : collection.documents()) {
      if (!text.whole().isBlank()) {
        pieces.put(
            text.id(),
            splitter.split(document(text)).stream().map(DocumentIndex::embedded).toList());
      }
    }
    return pieces;
  }

  @Override
  public String name() {
    return "onward";
  }

  @Override
  public List<String> search(String question) {
    return retriever.retrieve(Query.from(question)).stream()
        .map(content -> content.textSegment().metadata().getString(DocumentIndex.ID))
        .distinct()
        .toList();
  }

  @Override
  public void close() {
    index.close();
  }
}

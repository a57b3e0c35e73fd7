package dev.onward.bench;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.HuggingFaceTokenCountEstimator;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.EmbeddingStoreIngestor;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.util.List;

/**
 * LangChain4j's Easy RAG: its splitter with its 300 and 30 tokens, its embedding model as it comes,
 * its store in memory and its retriever. Its module is not used itself, since that brings parsers
 * for hundreds of file formats with it.
 */
final class EasyRag implements SearchSystem {
  private static final String ID = "id";
  private static final int SEGMENTS = 30;

  private final ContentRetriever retriever;

  EasyRag(BeirCollection collection, EmbeddingModel model) {
    InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
    EmbeddingStoreIngestor.builder()
        .documentSplitter(splitter())
        .embeddingModel(model)
        .embeddingStore(store)
        .build()
        .ingest(documents(collection));
    this.retriever =
        EmbeddingStoreContentRetriever.builder()
            .embeddingStore(store)
            .embeddingModel(model)
            .maxResults(SEGMENTS)
            .build();
  }

  static DocumentSplitter splitter() {
    return DocumentSplitters.recursive(300, 30, new HuggingFaceTokenCountEstimator());
  }

  static List<Document> documents(BeirCollection collection) {
    return collection.documents().stream()
        .filter(document -> !document.whole().isBlank())
        .map(document -> Document.from(document.whole(), Metadata.from(ID, document.id())))
        .toList();
  }

  @Override
  public String name() {
    return "easy-rag";
  }

  @Override
  public List<String> search(String question) {
    return retriever.retrieve(Query.from(question)).stream()
        .map(content -> content.textSegment().metadata().getString(ID))
        .distinct()
        .toList();
  }
}

package dev.onward.bench;

import java.util.List;

/** What is compared: it holds the documents of a collection and is asked its questions. */
interface SearchSystem extends AutoCloseable {
  /** So many documents are ranked where another system goes on with them. */
  int RANKED = 100;

  /** As it is named in tables. */
  String name();

  /** The ids of documents, best first, each once; ten of them count. */
  List<String> search(String question);

  @Override
  default void close() {}
}

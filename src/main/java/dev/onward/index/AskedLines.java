package dev.onward.index;

import dev.onward.knowledge.Document;
import dev.onward.knowledge.Questions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How people ask for what a document answers: its lines of the knowledge's questions, by which it
 * is found beside its own words. They are read when a document has to be indexed, and not before.
 * Thread-safe.
 */
public final class AskedLines {
  /** The embedding model reads English. */
  private static final Set<String> OTHER_LANGUAGES =
      Set.of("de", "es", "pt", "fr", "hi-en", "foreign");

  /** So many characters are about as many tokens as a passage may have. */
  private static final int LONGEST = 1_000;

  private final @Nullable Path knowledge;
  private final String digest;
  private @Nullable Map<String, String> byDocument;

  private AskedLines(@Nullable Path knowledge, String digest) {
    this.knowledge = knowledge;
    this.digest = digest;
  }

  /** Those of a knowledge folder. */
  public static AskedLines of(Path knowledge) {
    return new AskedLines(knowledge, Questions.digest(knowledge));
  }

  public static AskedLines none() {
    return new AskedLines(null, "");
  }

  /** Changes with any of the lines. */
  String digest() {
    return digest;
  }

  /** The lines of a document as one text; empty where it has none. */
  synchronized Optional<String> of(Document document) {
    if (knowledge == null) {
      return Optional.empty();
    }
    if (byDocument == null) {
      byDocument = read(Questions.read(knowledge));
    }
    return Optional.ofNullable(byDocument.get(document.id()));
  }

  private static Map<String, String> read(Questions questions) {
    Map<String, String> texts = new HashMap<>();
    Stream.of(questions.lines(), questions.ofDocuments())
        .flatMap(List::stream)
        .filter(line -> !OTHER_LANGUAGES.contains(line.voice()))
        .forEach(line -> texts.merge(line.label(), line.text(), AskedLines::joined));
    return texts;
  }

  private static String joined(String lines, String next) {
    return lines.length() + next.length() > LONGEST ? lines : lines + " " + next;
  }
}

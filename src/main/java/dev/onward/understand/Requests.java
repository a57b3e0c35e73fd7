package dev.onward.understand;

import dev.onward.understand.text.Sentences;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is decided of a message: the whole of it, and where it holds several questions each of them
 * with what was told right before it. However long the message, it is a fixed number of texts of a
 * bounded length; what is asked twice is one.
 */
record Requests(Request whole, List<Request> questions, List<String> rest) {
  /** A question, or a message without one, and what was told before it. */
  record Request(String asked, String told) {
    String whole() {
      return told.isEmpty() ? asked : told + " " + asked;
    }
  }

  /** Beyond it the words around a request drown it: measured, only the request is better. */
  private static final int MOST_WORDS = 80;

  private static final int MOST_REQUESTS = 3;

  /** Pieces of a long message that are looked through for danger. */
  private static final int MOST_PIECES = 8;

  Requests {
    questions = List.copyOf(questions);
    rest = List.copyOf(rest);
  }

  static Requests of(String message) {
    List<String> sentences = Sentences.of(message);
    Set<String> asked = new LinkedHashSet<>();
    List<Request> questions = new ArrayList<>();
    int first = sentences.size() - 1;
    for (int i = sentences.size() - 1; i >= 0; i--) {
      if (sentences.get(i).endsWith("?")) {
        first = i;
      }
    }
    for (int i = 0; i < sentences.size() && questions.size() < MOST_REQUESTS; i++) {
      if (sentences.get(i).endsWith("?") && asked.add(sentences.get(i))) {
        questions.add(new Request(sentences.get(i), told(sentences.subList(0, i))));
      }
    }
    Request whole =
        sentences.isEmpty()
            ? new Request(message, "")
            : new Request(behind(sentences, first), told(sentences.subList(0, first)));
    return new Requests(whole, questions.size() > 1 ? questions : List.of(), pieces(sentences));
  }

  /** The first question with what follows it, each sentence once, as far as it fits. */
  private static String behind(List<String> sentences, int first) {
    return cut(String.join(" ", new LinkedHashSet<>(sentences.subList(first, sentences.size()))));
  }

  /** The last sentences that are no questions, as far as they fit. */
  private static String told(List<String> before) {
    List<String> told = new ArrayList<>();
    int words = 0;
    for (String sentence : before.reversed()) {
      words += words(sentence);
      if (words > MOST_WORDS) {
        break;
      }
      if (!sentence.endsWith("?")) {
        told.addFirst(sentence);
      }
    }
    return String.join(" ", told);
  }

  /** The whole of a message that is longer than its requests, in pieces. */
  private static List<String> pieces(List<String> sentences) {
    if (sentences.stream().mapToInt(Requests::words).sum() <= MOST_WORDS) {
      return List.of();
    }
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String sentence : new LinkedHashSet<>(sentences)) {
      String one = cut(sentence);
      if (piece.length() > 0 && words(piece.toString()) + words(one) > MOST_WORDS) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(piece.isEmpty() ? "" : " ").append(one);
    }
    pieces.add(piece.toString());
    return pieces.subList(0, Math.min(MOST_PIECES, pieces.size()));
  }

  private static String cut(String text) {
    List<String> words = List.of(text.split("\\s+"));
    return words.size() <= MOST_WORDS
        ? text
        : String.join(" ", words.subList(words.size() - MOST_WORDS, words.size()));
  }

  private static int words(String text) {
    int words = text.isEmpty() ? 0 : 1;
    for (int i = 0; i < text.length(); i++) {
      words += text.charAt(i) == ' ' ? 1 : 0;
    }
    return words;
  }
}

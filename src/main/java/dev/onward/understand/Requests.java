package dev.onward.understand;

import dev.onward.understand.text.Sentences;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is decided of a message: each of its questions with what was told right before it, or all of
 * it where it holds none. However long the message, it is a fixed number of texts of a bounded
 * length; what is asked twice is one.
 */
record Requests(List<Request> requests, List<String> rest) {
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
    requests = List.copyOf(requests);
    rest = List.copyOf(rest);
  }

  static Requests of(String message) {
    List<String> sentences = Sentences.of(message);
    List<Request> requests = new ArrayList<>();
    Set<String> asked = new LinkedHashSet<>();
    for (int i = 0; i < sentences.size() && requests.size() < MOST_REQUESTS; i++) {
      if (sentences.get(i).endsWith("?") && asked.add(sentences.get(i))) {
        requests.add(new Request(sentences.get(i), told(sentences.subList(0, i))));
      }
    }
    if (requests.isEmpty()) {
      String last = sentences.isEmpty() ? message : sentences.getLast();
      List<String> before = sentences.isEmpty() ? sentences : sentences.subList(0, sentences.size() - 1);
      requests.add(new Request(cut(last), told(before)));
    } else if (requests.size() == 1 && !sentences.getLast().endsWith("?")) {
      requests.set(0, new Request(behind(requests.getFirst(), sentences), requests.getFirst().told()));
    }
    return new Requests(requests, pieces(sentences));
  }

  /** What follows a single question belongs to it. */
  private static String behind(Request only, List<String> sentences) {
    int at = sentences.indexOf(only.asked());
    return cut(String.join(" ", sentences.subList(at, sentences.size())));
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
      String short1 = cut(sentence);
      if (piece.length() > 0 && words(piece.toString()) + words(short1) > MOST_WORDS) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(piece.isEmpty() ? "" : " ").append(short1);
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

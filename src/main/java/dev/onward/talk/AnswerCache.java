package dev.onward.talk;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Answers to first questions of people of whom nothing is known, for as long as the day, the
 * knowledge and the prompt are the same. Thread-safe.
 */
final class AnswerCache {
  private static final int MOST = 500;

  /** What an answer depends on besides the question. */
  record Basis(LocalDate day, String knowledge, String prompt) {}

  private record Key(String question, Basis basis) {}

  private final Map<Key, Answer> answers = Recent.atMost(MOST);

  Optional<Answer> find(String question, Basis basis) {
    return Optional.ofNullable(answers.get(key(question, basis)));
  }

  void keep(String question, Basis basis, Answer answer) {
    // Answers on another basis are never asked for again.
    answers.keySet().removeIf(key -> !key.basis().equals(basis));
    answers.put(key(question, basis), answer);
  }

  private static Key key(String question, Basis basis) {
    String even = question.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    return new Key(even.replaceAll("[ ?!.]+$", ""), basis);
  }
}

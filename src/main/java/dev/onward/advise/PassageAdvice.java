package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.index.Passage;
import dev.onward.knowledge.Kind;
import dev.onward.retrieve.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Answers from the passages alone, where nothing more particular fits: the sentences of the best
 * ones that speak of what is asked. Without a passage that is near enough it says so.
 */
final class PassageAdvice {
  /**
   * A passage below this similarity answers a question only by accident; measured on questions that
   * the knowledge can't answer.
   */
  private static final double NEAR = 0.66;

  private static final int PASSAGES = 3;
  private static final int SENTENCES = 4;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}#+.-]{3,}");
  private static final Set<String> SMALL =
      Set.of(
          "the",
          "and",
          "for",
          "are",
          "was",
          "you",
          "your",
          "with",
          "that",
          "this",
          "what",
          "which",
          "how",
          "can",
          "does",
          "should",
          "from",
          "have",
          "has",
          "will",
          "would",
          "about",
          "when",
          "where",
          "who",
          "why",
          "not",
          "any",
          "there",
          "into",
          "than",
          "then",
          "get",
          "azure",
          "microsoft");

  private PassageAdvice() {}

  static Advice of(Asked asked, List<Evidence> evidence) {
    List<Evidence> near =
        evidence.stream().filter(e -> answers(e, asked.part().text())).limit(PASSAGES).toList();
    if (near.isEmpty()) {
      return LimitAdvice.unknown(asked, evidence);
    }
    Prose prose = new Prose();
    Set<String> wanted = words(asked.part().text());
    for (Evidence e : near) {
      Passage passage = e.passage();
      String sentences = best(passage.text(), wanted);
      prose.say(introduced(passage) + sentences + mark(passage.documentId()));
    }
    return Advice.grounded(
        prose
            .say(
                "That is what my knowledge says on it; it may not answer every part of your question.")
            .toString());
  }

  /** Near in meaning, and sharing a word that is not everybody's. */
  private static boolean answers(Evidence evidence, String question) {
    Set<String> shared = words(question);
    shared.retainAll(
        words(
            evidence.passage().title()
                + " "
                + evidence.passage().section()
                + " "
                + evidence.passage().text()));
    return evidence.similarity() >= NEAR && !shared.isEmpty();
  }

  private static String introduced(Passage passage) {
    return passage.kind() == Kind.PROJECT || passage.kind() == Kind.UPDATE
        ? "**" + passage.title() + ".** "
        : "";
  }

  private static String best(String text, Set<String> wanted) {
    if (text.contains("\n- ") || text.startsWith("- ") || text.contains("|")) {
      return "\n\n" + text + "\n\n";
    }
    List<String> sentences = new ArrayList<>();
    for (String sentence : Prose.sentences(text)) {
      Set<String> shared = words(sentence);
      shared.retainAll(wanted);
      if (sentences.size() < SENTENCES
          && (sentences.isEmpty() || !shared.isEmpty() || sentences.size() < 2)) {
        sentences.add(sentence);
      }
    }
    return String.join(" ", sentences);
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(m -> m.group())
        .filter(word -> !SMALL.contains(word))
        .forEach(words::add);
    return words;
  }
}

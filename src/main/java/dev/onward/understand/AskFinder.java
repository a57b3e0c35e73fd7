package dev.onward.understand;

import dev.onward.ai.Embedder;
import dev.onward.knowledge.Vocabulary;
import dev.onward.understand.PhraseBook.Match;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NameFinder;
import dev.onward.understand.text.NameFinder.Found;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Scores what a text may ask for, by examples (words and meaning) and by words that speak for an
 * ask. Names of credentials are no words to go by, so that an example of one serves for all.
 */
final class AskFinder {
  private static final double EXAMPLES_COUNT = 0.65;
  private static final double SIGNALS_COUNT = 0.35;
  private static final String MASK = "X";

  private final PhraseBook examples;
  private final Map<Ask, NameFinder> signals = new EnumMap<>(Ask.class);
  private final Embedder embedder;

  AskFinder(PhraseBook examples, Vocabulary vocabulary, Embedder embedder) {
    this.examples = examples;
    this.embedder = embedder;
    vocabulary.signals().forEach((word, list) -> signals.put(Ask.named(word), finder(word, list)));
  }

  private static NameFinder finder(String word, List<String> list) {
    NameFinder finder = new NameFinder();
    list.forEach(signal -> finder.add(signal, word));
    return finder;
  }

  /** A text without its names of credentials. */
  static String masked(String text, List<Found> credentials) {
    return Mentions.masked(text, credentials, MASK);
  }

  Signals signals(String text) {
    Map<Ask, Integer> counts = new EnumMap<>(Ask.class);
    signals.forEach((ask, finder) -> {
      int count = (int) finder.find(text).stream().map(Found::start).distinct().count();
      if (count > 0) {
        counts.put(ask, count);
      }
    });
    return new Signals(counts);
  }

  /**
   * From 0 to about 1 for each ask that anything speaks for.
   *
   * @param text compared by its meaning
   * @param masked compared by its words
   */
  Map<Ask, Double> scores(String text, String masked, Signals signals) {
    Map<Ask, Double> scores = new EnumMap<>(Ask.class);
    for (Match match : examples.match(masked, embedder.passage(text), Ask.values().length)) {
      scores.put(Ask.named(match.label()), EXAMPLES_COUNT * match.score());
    }
    signals
        .counts()
        .keySet()
        .forEach(ask -> scores.merge(ask, SIGNALS_COUNT * signals.strength(ask), Double::sum));
    return scores;
  }
}

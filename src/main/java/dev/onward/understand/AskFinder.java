package dev.onward.understand;

import dev.onward.ai.Embedder;
import dev.onward.knowledge.Vocabulary;
import dev.onward.understand.NameFinder.Found;
import dev.onward.understand.PhraseBook.Match;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Scores what a text may ask for, by examples (words and meaning) and by words that speak for an
 * ask. Names of credentials are masked, so that an example of one serves for all.
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

  /** From 0 to about 1 for each ask that anything speaks for. */
  Map<Ask, Double> scores(String text, List<Found> credentials) {
    String masked = Mentions.masked(text, credentials, MASK);
    Map<Ask, Double> scores = new EnumMap<>(Ask.class);
    for (Match match : examples.match(masked, embedder.passage(masked), Ask.values().length)) {
      scores.put(Ask.named(match.label()), EXAMPLES_COUNT * match.score());
    }
    signals.forEach((ask, finder) -> {
      int count = count(finder, text);
      if (count > 0) {
        scores.merge(ask, SIGNALS_COUNT * Math.min(1, 0.5 + 0.25 * count), Double::sum);
      }
    });
    return scores;
  }

  boolean signals(Ask ask, String text) {
    NameFinder finder = signals.get(ask);
    return finder != null && count(finder, text) > 0;
  }

  private static int count(NameFinder finder, String text) {
    return (int) finder.find(text).stream().map(Found::start).distinct().count();
  }
}

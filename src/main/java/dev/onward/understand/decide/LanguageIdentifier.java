package dev.onward.understand.decide;

import dev.onward.classify.Example;
import dev.onward.classify.LinearModel;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.knowledge.Questions;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells in which of the languages of our questions a text is written. Thread-safe. */
public final class LanguageIdentifier {
  /** Voices that are languages of their own; Hinglish is Hindi in Latin letters among English. */
  private static final Set<String> LANGUAGES = Set.of("de", "es", "pt", "fr", "hi-en");

  private static final float[] NO_VECTOR = {};

  private final LinearModel model;

  public LanguageIdentifier(LinearModel model) {
    this.model = model;
  }

  /** True of a voice that speaks English, however. */
  public static boolean isEnglish(String voice) {
    return !LANGUAGES.contains(voice);
  }

  static List<Example> examples(Questions questions) {
    return questions.lines().stream()
        .map(line ->
            Example.of(
                isEnglish(line.voice()) ? "en" : line.voice(),
                line.voice(),
                line.text(),
                NO_VECTOR))
        .toList();
  }

  /** English where nothing speaks clearly for another one. */
  public Locale of(String text) {
    List<Scored> ranked = model.ranked(text, NO_VECTOR, language -> true);
    Scored best = ranked.getFirst();
    double english =
        ranked.stream()
            .filter(scored -> scored.label().equals("en"))
            .mapToDouble(Scored::margin)
            .findFirst()
            .orElse(0);
    return best.margin() - english < CLEAR
        ? Locale.ENGLISH
        : Locale.forLanguageTag(best.label().equals("hi-en") ? "hi-Latn" : best.label());
  }

  /** A few English words with a foreign name in them are English. */
  private static final double CLEAR = 0.2;
}

package dev.onward.understand.state;

import dev.onward.classify.Example;
import dev.onward.classify.LinearModel;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.classify.Trainer;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Tells how a turn leans on the conversation, by a linear model over words, characters, the first
 * word and the length. Form decides here, not meaning, so nothing is embedded; the few hundred
 * lines of {@code leaning.yaml} are learned within a second, at the start. Thread-safe.
 */
public final class LeaningModel {
  private static final String LINES = "leaning.yaml";
  private static final String ANY = "anycredential";
  private static final float[] NO_VECTOR = {};

  /** Beyond it one word more tells nothing of how a turn leans. */
  private static final int LONGEST = 12;

  private final LinearModel model;
  private final Mentions mentions;

  private LeaningModel(LinearModel model, Mentions mentions) {
    this.model = model;
    this.mentions = mentions;
  }

  /** Learns the lines. */
  public static LeaningModel trained(Mentions mentions) {
    return new LeaningModel(Trainer.train(examples(mentions)), mentions);
  }

  /** The lines by the word of a leaning, with their voices. */
  static List<Example> examples(Mentions mentions) {
    List<Example> examples = new ArrayList<>();
    lines()
        .forEach((leaning, voices) ->
            voices.forEach((voice, texts) ->
                texts.forEach(text ->
                    examples.add(
                        Example.of(
                            Leaning.named(leaning).word(),
                            voice,
                            worded(text, mentions),
                            NO_VECTOR)))));
    return examples;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, List<String>>> lines() {
    try (InputStream file = LeaningModel.class.getResourceAsStream(LINES)) {
      if (file == null) {
        throw new IllegalStateException(LINES + " is not on the class path");
      }
      return (Map<String, Map<String, List<String>>>)
          new Load(LoadSettings.builder().setLabel(LINES).build()).loadFromInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + LINES, e);
    }
  }

  /** All ways of leaning, the likeliest first. */
  List<Leaning> ranked(String turn) {
    return model.ranked(worded(turn, mentions), NO_VECTOR, label -> true).stream()
        .map(Scored::label)
        .map(Leaning::named)
        .toList();
  }

  /** What is weighed: whichever credential is named, and how the turn begins and how long it is. */
  private static String worded(String text, Mentions mentions) {
    List<Token> words = Token.of(text);
    String begins = words.isEmpty() ? "" : words.getFirst().text();
    return "%s begins%s length%d"
        .formatted(
            Mentions.masked(text, mentions.credentials(text), ANY),
            begins,
            Math.min(words.size(), LONGEST));
  }
}

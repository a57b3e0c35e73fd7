package dev.onward.understand.state;

import dev.onward.classify.Example;
import dev.onward.classify.LinearModel;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.knowledge.Questions;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells how a turn leans on the conversation, by a linear model over words, characters, the first
 * word and the length. Form decides here, not meaning, so nothing is embedded. Thread-safe.
 */
public final class LeaningModel {
  private static final String ANY = "anycredential";
  private static final float[] NO_VECTOR = {};

  /** Beyond it one word more tells nothing of how a turn leans. */
  private static final int LONGEST = 12;

  /** One of so many first questions is learned as well, so that they do not outweigh the turns. */
  private static final int ONE_OF = 20;

  private final LinearModel model;
  private final Mentions mentions;

  public LeaningModel(LinearModel model, Mentions mentions) {
    this.model = model;
    this.mentions = mentions;
  }

  /**
   * What teaches it: the turns, with their voices.
   *
   * @param whole questions that are understood by whoever has read nothing before
   */
  public static List<Example> examples(
      List<Questions.Line> turns, List<Questions.Line> whole, Mentions mentions) {
    List<Example> examples = new ArrayList<>();
    for (Questions.Line turn : turns) {
      examples.add(example(Leaning.named(turn.label()), turn, mentions));
    }
    for (int i = 0; i < whole.size(); i += ONE_OF) {
      examples.add(example(Leaning.WHOLE, whole.get(i), mentions));
    }
    return examples;
  }

  private static Example example(Leaning leaning, Questions.Line line, Mentions mentions) {
    return Example.of(leaning.word(), line.voice(), worded(line.text(), mentions), NO_VECTOR);
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

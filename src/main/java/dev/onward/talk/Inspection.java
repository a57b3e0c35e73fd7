package dev.onward.talk;

import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import dev.onward.understand.decide.Choice;
import dev.onward.understand.decide.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an answer came about, for those who ask why: what each part of the message was taken for,
 * what learned of the person, and how long the steps took.
 *
 * @param standalone the message as a question that stands by itself
 * @param learned what the message told of the person, in words
 */
public record Inspection(
    String standalone, String language, List<Taken> parts, List<String> learned, Times millis) {

  /**
   * A part of the message.
   *
   * @param label what it was taken for: a kind of question, or the id of an item
   * @param sureness how many in a hundred decisions like it were right, as a share
   * @param nearest what it could have been too, with the margins of the decision
   * @param whom whom it is about, null where that is the asker
   */
  public record Taken(
      String question,
      String label,
      double sureness,
      Decision.Clarity clarity,
      List<Choice> nearest,
      List<String> credentials,
      List<String> topics,
      @Nullable String whom) {
    public Taken {
      nearest = List.copyOf(nearest);
      credentials = List.copyOf(credentials);
      topics = List.copyOf(topics);
    }
  }

  /** In milliseconds: until it was understood, and until there was an answer to word. */
  public record Times(long understood, long advised) {}

  /** So many of what it could have been too are told. */
  private static final int NEAREST = 4;

  public Inspection {
    parts = List.copyOf(parts);
    learned = List.copyOf(learned);
  }

  static Inspection of(Understanding message, Times millis) {
    return new Inspection(
        message.standalone(),
        message.language().toLanguageTag(),
        message.parts().stream().map(Inspection::taken).toList(),
        message.learned(),
        millis);
  }

  private static Taken taken(Part part) {
    String label = part.item() == null ? part.ask().word() : part.item();
    Decision decision = part.decision();
    return new Taken(
        part.text(),
        label,
        decision.sureness(),
        decision.clarity(),
        decision.choices().stream()
            .filter(choice -> !choice.label().equals(label))
            .limit(NEAREST)
            .toList(),
        part.credentials(),
        part.topics(),
        part.whom());
  }
}

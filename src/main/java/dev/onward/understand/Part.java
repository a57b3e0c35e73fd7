package dev.onward.understand;

import dev.onward.understand.decide.Choice;
import dev.onward.understand.decide.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a message asks. {@code text} is the question completed from the conversation,
 * {@code matter} the same with what was told before it, to search by; {@code decision} is what it
 * was taken for, and how surely; {@code credentials} are ids in the order they are named; {@code
 * goal} is the id of a path; {@code item} the id of the item that answers it, where one does; what
 * is {@code aside} may have been meant too, and is answered in a sentence; {@code whom} is who it
 * is about, in the asker's words, null where that is the asker.
 */
public record Part(
    String text,
    String matter,
    Ask ask,
    @Nullable String item,
    Decision decision,
    List<String> credentials,
    List<String> topics,
    List<String> languages,
    @Nullable String goal,
    boolean aside,
    @Nullable String whom) {

  /** One about the asker. */
  public Part(
      String text,
      String matter,
      Ask ask,
      @Nullable String item,
      Decision decision,
      List<String> credentials,
      List<String> topics,
      List<String> languages,
      @Nullable String goal,
      boolean aside) {
    this(text, matter, ask, item, decision, credentials, topics, languages, goal, aside, null);
  }

  public Part {
    credentials = List.copyOf(credentials);
    topics = List.copyOf(topics);
    languages = List.copyOf(languages);
  }

  /** What a program asks, which leaves nothing to decide. */
  public static Part asked(Ask ask, String text, List<String> credentials, @Nullable String goal) {
    Decision sure = new Decision(List.of(new Choice(ask.word(), 1)), 1);
    return new Part(text, text, ask, null, sure, credentials, List.of(), List.of(), goal, false);
  }

  /** The same words about other credentials. */
  public Part about(List<String> others) {
    return new Part(
        text, matter, ask, item, decision, others, topics, languages, goal, aside, whom);
  }

  /** The same words as another ask. */
  public Part as(Ask other) {
    return new Part(
        text, matter, other, null, decision, credentials, topics, languages, goal, aside, whom);
  }

  /** The same words as what a label of the decision stands for, in place of the first. */
  public Part taken(String label) {
    return as(label, false);
  }

  /** The same words as what a label of the decision stands for. */
  Part as(String label, boolean beside) {
    return Ask.named(label)
        .map(ask ->
            new Part(
                text,
                matter,
                ask,
                null,
                decision,
                credentials,
                topics,
                languages,
                goal,
                beside,
                whom))
        .orElseGet(() ->
            new Part(
                text,
                matter,
                Ask.ITEM,
                label,
                decision,
                credentials,
                topics,
                languages,
                goal,
                beside,
                whom));
  }
}

package dev.onward.understand.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn as a question that stands by itself. {@code credentials} are those that it points back to;
 * {@code label} is what is asked where the turn asks the same as the one before, {@code item} what
 * it points at where that is no credential; {@code whom} is who it is about, null for the asker;
 * {@code words} are those by which it is decided what is asked: a code behind a turn says of what,
 * and would only be weighed with the rest; {@code topic} is what they go on with, weighed beside
 * them, null where they say enough; {@code choice} is among what the meaning has to be found;
 * {@code otherwise} is how to read it where that asks something clearer.
 */
public record StandAlone(
    String text,
    List<String> credentials,
    @Nullable String label,
    @Nullable String item,
    @Nullable String whom,
    String words,
    @Nullable String topic,
    Among choice,
    @Nullable StandAlone otherwise) {

  /** Among what the meaning is found; {@code not} is a label that it can't be, if any. */
  public record Among(Kind kind, @Nullable String not) {
    public enum Kind {
      ANYTHING,
      /** No word on the answer before. */
      QUESTIONS,
      /** A word on the answer before, where it may be one at all. */
      ACTS
    }

    static final Among ANYTHING = new Among(Kind.ANYTHING, null);

    public boolean isAnything() {
      return equals(ANYTHING);
    }
  }

  public StandAlone {
    credentials = List.copyOf(credentials);
  }

  /** One that stays as it is. */
  public static StandAlone of(String text) {
    return of(text, List.of());
  }

  static StandAlone of(String text, List<String> credentials) {
    return new StandAlone(text, credentials, null, null, null, text, null, Among.ANYTHING, null);
  }

  StandAlone asking(String other) {
    return new StandAlone(text, credentials, other, item, whom, words, topic, choice, otherwise);
  }

  /** The same as a question about somebody. */
  StandAlone about(@Nullable String somebody, String question) {
    String decided = words.equals(text) ? question : words;
    return new StandAlone(
        question, credentials, label, item, somebody, decided, topic, choice, otherwise);
  }

  StandAlone decidedBy(String other) {
    return new StandAlone(text, credentials, label, item, whom, other, topic, choice, otherwise);
  }

  StandAlone goingOnWith(@Nullable String before) {
    return new StandAlone(text, credentials, label, item, whom, words, before, choice, otherwise);
  }

  StandAlone ofThing(String id) {
    return new StandAlone(text, credentials, label, id, whom, words, topic, choice, otherwise);
  }

  StandAlone amongQuestions() {
    return among(new Among(Among.Kind.QUESTIONS, choice.not()));
  }

  StandAlone amongActs() {
    return among(new Among(Among.Kind.ACTS, null));
  }

  StandAlone without(String answered) {
    return among(new Among(Among.Kind.QUESTIONS, answered));
  }

  private StandAlone among(Among other) {
    return new StandAlone(text, credentials, label, item, whom, words, topic, other, otherwise);
  }

  StandAlone or(StandAlone other) {
    return new StandAlone(text, credentials, label, item, whom, words, topic, choice, other);
  }
}

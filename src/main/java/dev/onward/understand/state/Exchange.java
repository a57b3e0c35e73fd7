package dev.onward.understand.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question that was answered, and what the answer was. */
public record Exchange(Question question, Reply reply) {
  /**
   * What was asked. {@code text} stands by itself; {@code label} is the id of an item or the word
   * of an ask, {@code nearly} those that came next in the decision; {@code credentials} are ids in
   * the order in which they were shown; {@code goal} is the id of a path; {@code whom} is in the
   * asker's words who it is about, null where that is the asker.
   */
  public record Question(
      String text,
      String label,
      List<String> nearly,
      List<String> credentials,
      @Nullable String goal,
      @Nullable String whom) {
    public Question {
      nearly = List.copyOf(nearly);
      credentials = List.copyOf(credentials);
    }

    /** The same, for those who were not meant by what was said after it. */
    public Question nearly(List<String> labels) {
      return new Question(text, label, labels, credentials, goal, whom);
    }

    /** True where it asks the same of the same, for whomever. */
    public boolean isLike(Question other) {
      return label.equals(other.label) && credentials.equals(other.credentials);
    }

    /** One about the asker that could have meant nothing else. */
    public static Question of(String text, String label, List<String> credentials) {
      return new Question(text, label, List.of(), credentials, null, null);
    }
  }

  /**
   * What was answered. {@code text} is Markdown in which {@code [^id]} names the item behind the
   * words before it, {@code more} what was left for those who ask for more; {@code cited} are the
   * ids of items in the order shown, {@code listed} those of them that stood side by side; {@code
   * offered} are the questions below it; {@code step} is the title of the step of a plan.
   */
  public record Reply(
      String text,
      @Nullable String more,
      List<String> cited,
      List<String> listed,
      List<String> offered,
      @Nullable String step) {
    public Reply {
      cited = List.copyOf(cited);
      listed = List.copyOf(listed);
      offered = List.copyOf(offered);
    }

    /** Words that cite and offer nothing. */
    public static Reply of(String text) {
      return new Reply(text, null, List.of(), List.of(), List.of(), null);
    }
  }

  /** A question with these credentials, whatever the answer was. */
  public static Exchange of(String text, String label, List<String> credentials) {
    return new Exchange(Question.of(text, label, credentials), Reply.of(text));
  }
}

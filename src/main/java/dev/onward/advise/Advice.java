package dev.onward.advise;

import dev.onward.plan.CareerPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one part of a message. {@code text} is Markdown in which {@code [^id]} names the
 * item behind the words before it, {@code more} what there is beyond it, empty where that is all;
 * {@code quoted} where it was written for a broader question than was asked; {@code followUps} are
 * questions that can be answered too; {@code open} are questions on our subject that the knowledge
 * does not answer; {@code action} is what the answer would do, null where it only says something.
 */
public record Advice(
    Outcome outcome,
    String text,
    String more,
    boolean quoted,
    @Nullable CareerPlan plan,
    List<String> followUps,
    List<String> open,
    @Nullable Action action) {

  public Advice {
    followUps = List.copyOf(followUps);
    open = List.copyOf(open);
    if (text.isBlank()) {
      throw new IllegalArgumentException("advice without words");
    }
  }

  /** One that only says something. */
  public Advice(
      Outcome outcome,
      String text,
      @Nullable CareerPlan plan,
      List<String> followUps,
      List<String> open) {
    this(outcome, text, "", false, plan, followUps, open, null);
  }

  public static Advice grounded(String text) {
    return new Advice(Outcome.GROUNDED, text, null, List.of(), List.of());
  }

  public static Advice unknown(String text) {
    return new Advice(Outcome.NOT_IN_KNOWLEDGE, text, null, List.of(), List.of());
  }

  public static Advice declined(String text) {
    return new Advice(Outcome.DECLINED, text, null, List.of(), List.of());
  }

  public Advice with(CareerPlan drawn) {
    return new Advice(outcome, text, more, quoted, drawn, followUps, open, action);
  }

  public Advice with(Action proposed) {
    return new Advice(outcome, text, more, quoted, plan, followUps, open, proposed);
  }

  /** The same with other words at once, and others behind "more". */
  Advice with(String told, String rest) {
    return new Advice(outcome, told, rest, quoted, plan, followUps, open, action);
  }

  /** The same after other words. */
  Advice behind(String words) {
    return with(words + "\n\n" + text, more);
  }

  /** The same with more words below. */
  public Advice and(String words) {
    return new Advice(outcome, text + "\n\n" + words, more, quoted, plan, followUps, open, action);
  }

  /** The same, as it was written for whoever asks about its subject. */
  Advice asQuoted() {
    return new Advice(outcome, text, more, true, plan, followUps, open, action);
  }

  /** All of it, told at once or not. */
  public String whole() {
    return more.isEmpty() ? text : text + "\n\n" + more;
  }

  public Advice withFollowUps(List<String> questions) {
    return new Advice(outcome, text, more, quoted, plan, questions, open, action);
  }

  /** The same, with the question that it leaves open. */
  Advice leavingOpen(String question) {
    return new Advice(outcome, text, more, quoted, plan, followUps, List.of(question), action);
  }
}

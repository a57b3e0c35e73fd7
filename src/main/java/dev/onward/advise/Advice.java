package dev.onward.advise;

import dev.onward.plan.CareerPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one part of a message. {@code text} is Markdown in which {@code [^id]} names the
 * item behind the words before it; {@code followUps} are questions that can be answered too; {@code
 * open} are questions on our subject that the knowledge does not answer; {@code action} is what the
 * answer would do, null where it only says something.
 */
public record Advice(
    Outcome outcome,
    String text,
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
    this(outcome, text, plan, followUps, open, null);
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
    return new Advice(outcome, text, drawn, followUps, open, action);
  }

  public Advice with(Action proposed) {
    return new Advice(outcome, text, plan, followUps, open, proposed);
  }

  /** The same after other words. */
  Advice behind(String words) {
    return new Advice(outcome, words + "\n\n" + text, plan, followUps, open, action);
  }

  /** The same with more words below. */
  public Advice and(String words) {
    return new Advice(outcome, text + "\n\n" + words, plan, followUps, open, action);
  }

  public Advice withFollowUps(List<String> questions) {
    return new Advice(outcome, text, plan, questions, open, action);
  }

  /** The same, with the question that it leaves open. */
  Advice leavingOpen(String question) {
    return new Advice(outcome, text, plan, followUps, List.of(question), action);
  }
}

package dev.onward.talk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.onward.advise.Outcome;
import dev.onward.knowledge.Freshness;
import dev.onward.plan.CareerPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a reader gets it: Markdown with marks {@code [n]}, each of which has its citation;
 * {@code more} is what there is beyond it for those who want more, null where that is all. {@code
 * answeredBy} names who worded it: {@code embedded}, {@code azure-openai}; {@code making} is null
 * where there is no chat model; {@code freshness} tells how fresh the knowledge was, null in
 * answers from before that was kept; {@code acted} what it did or asked back, null where it only
 * said something; {@code standalone} is the question as it was understood, null where that is the
 * question as it was asked. The three outcomes carry the same parts, so they are an enum that
 * channels switch over, not three types.
 */
public record Answer(
    Outcome outcome,
    String text,
    @Nullable String more,
    List<Citation> citations,
    @Nullable CareerPlan plan,
    List<String> followUps,
    String answeredBy,
    @Nullable Making making,
    @Nullable Freshness freshness,
    @Nullable Acted acted,
    @Nullable String standalone) {

  public Answer {
    citations = List.copyOf(citations);
    followUps = List.copyOf(followUps);
  }

  /** One in which no chat model took part. */
  public Answer(
      Outcome outcome,
      String text,
      List<Citation> citations,
      @Nullable CareerPlan plan,
      List<String> followUps,
      String answeredBy) {
    this(outcome, text, null, citations, plan, followUps, answeredBy, null, null, null, null);
  }

  Answer withText(String other) {
    return new Answer(
        outcome,
        other,
        more,
        citations,
        plan,
        followUps,
        answeredBy,
        making,
        freshness,
        acted,
        standalone);
  }

  Answer with(@Nullable Making other) {
    return new Answer(
        outcome,
        text,
        more,
        citations,
        plan,
        followUps,
        answeredBy,
        other,
        freshness,
        acted,
        standalone);
  }

  Answer as(Freshness known) {
    return new Answer(
        outcome,
        text,
        more,
        citations,
        plan,
        followUps,
        answeredBy,
        making,
        known,
        acted,
        standalone);
  }

  Answer with(@Nullable Acted done) {
    return new Answer(
        outcome,
        text,
        more,
        citations,
        plan,
        followUps,
        answeredBy,
        making,
        freshness,
        done,
        standalone);
  }

  Answer to(@Nullable String question) {
    return new Answer(
        outcome,
        text,
        more,
        citations,
        plan,
        followUps,
        answeredBy,
        making,
        freshness,
        acted,
        question);
  }

  /** All of it, told at once or not. */
  @JsonIgnore
  public String whole() {
    return more == null ? text : text + "\n\n" + more;
  }

  /** The pieces in which the text was released, so that a reader who comes back gets the rest. */
  @JsonIgnore
  public List<String> pieces() {
    if (making == null || making.pieces().isEmpty()) {
      return LookingUp.pieces(text);
    }
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int length : making.pieces()) {
      pieces.add(text.substring(from, from + length));
      from += length;
    }
    return pieces;
  }
}

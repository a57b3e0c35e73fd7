package dev.onward.talk;

import dev.onward.advise.Outcome;
import dev.onward.plan.CareerPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a reader gets it: Markdown with marks {@code [n]}, each of which has its citation.
 * {@code answeredBy} names who worded it: {@code embedded}, {@code azure-openai}. The three
 * outcomes carry the same parts, so they are an enum that channels switch over, not three types.
 */
public record Answer(
    Outcome outcome,
    String text,
    List<Citation> citations,
    @Nullable CareerPlan plan,
    List<String> followUps,
    String answeredBy) {

  public Answer {
    citations = List.copyOf(citations);
    followUps = List.copyOf(followUps);
  }
}

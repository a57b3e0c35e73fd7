package dev.onward.evaluate;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked and what is expected of the last answer. {@code ask} holds the turns of one
 * conversation. {@code says} holds points by name, or patterns, {@code opens} the same for the
 * first paragraph; {@code never} names false claims; {@code cites} holds patterns, each to be found
 * in the id, title or address of a citation; {@code outcome} holds what is accepted, {@code
 * grounded} where it is left out.
 */
public record Question(
    String id,
    String category,
    List<String> ask,
    List<String> opens,
    List<String> says,
    List<String> never,
    List<String> cites,
    List<String> outcome,
    @Nullable PlanWish plan) {

  /** A plan has at least so many steps, of these kinds, with the hours of a week, from a day on. */
  public record PlanWish(int steps, Set<String> kinds, int hours, @Nullable LocalDate from) {
    public PlanWish {
      kinds = Set.copyOf(kinds);
    }
  }

  public Question {
    ask = List.copyOf(ask);
    opens = List.copyOf(opens);
    says = List.copyOf(says);
    never = List.copyOf(never);
    cites = List.copyOf(cites);
    outcome = outcome.isEmpty() ? List.of("grounded") : List.copyOf(outcome);
  }
}

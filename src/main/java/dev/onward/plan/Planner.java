package dev.onward.plan;

import dev.onward.knowledge.Catalogue;
import dev.onward.plan.CareerPlan.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes career plans. Beside every credential stands a portfolio piece and a community step; what a
 * credential requires comes before it; nothing retired is a step; a badge that can be renewed is
 * renewed in its window; the weekly hours are never exceeded. What can't be done in time is left
 * out and said, with what would make it fit. Steps that an earlier plan has done are kept as they
 * are. Thread-safe.
 */
public final class Planner {
  private final Catalogue catalogue;

  public Planner(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** One try to fulfil a wish. */
  record Attempt(Route route, Outline outline, Draft draft) {}

  /**
   * Makes the plan.
   *
   * @throws IllegalArgumentException when the goal is neither a path nor a credential
   */
  public CareerPlan plan(Wish wish) {
    Attempt attempt = attempt(wish, Set.of());
    List<String> warnings = new ArrayList<>(attempt.route().warnings());
    warnings.addAll(new Lapses(wish, catalogue).warnings());
    warnings.addAll(attempt.draft().warnings());
    if (!attempt.draft().isWhole()) {
      warnings.add(new Alternatives(wish, attempt, this).shortfall().words());
    }
    return new CareerPlan(
        attempt.route().id(),
        attempt.route().title(),
        wish.startsOn(),
        wish.hoursPerWeek(),
        attempt.draft().steps(),
        warnings);
  }

  /** Makes an attempt; where only portfolio pieces have no room, smaller ones may. */
  Attempt attempt(Wish wish, Set<String> withoutTasks) {
    Attempt first = attempt(wish, withoutTasks, Integer.MAX_VALUE);
    List<Task> leftOut = first.draft().leftOut();
    int longest = leftOut.stream().mapToInt(Task::hours).max().orElse(0);
    if (longest == 0 || leftOut.stream().anyMatch(task -> task.kind() != Kind.PORTFOLIO)) {
      return first;
    }
    Attempt smaller = attempt(wish, withoutTasks, longest / 2);
    return smaller.draft().isWhole() ? smaller : first;
  }

  /** Tries again without a credential as long as the last try came to its exam too late. */
  private Attempt attempt(Wish wish, Set<String> withoutTasks, int longestPiece) {
    Set<String> tooLate = new TreeSet<>();
    while (true) {
      Route route = Route.toward(wish, catalogue, tooLate);
      Outliner outliner =
          new Outliner(
              wish, route, catalogue, new Picks(catalogue, wish, route.path(), longestPiece));
      Outline outline = outliner.outline().without(withoutTasks);
      Draft draft = new Drafting(wish, Renewals.of(wish, catalogue)).draft(outline);
      if (!tooLate.addAll(draft.tooLate())) {
        return new Attempt(route, outline, draft);
      }
    }
  }
}

package dev.onward.plan;

import dev.onward.knowledge.Catalogue;
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

  /** Tries again without a credential as long as the last try came to its exam too late. */
  Attempt attempt(Wish wish, Set<String> withoutTasks) {
    Set<String> tooLate = new TreeSet<>();
    while (true) {
      Route route = Route.toward(wish, catalogue, tooLate);
      Outline outline = new Outliner(wish, route, catalogue).outline().without(withoutTasks);
      Draft draft = new Drafting(wish, Renewals.of(wish, catalogue)).draft(outline);
      if (!tooLate.addAll(draft.tooLate())) {
        return new Attempt(route, outline, draft);
      }
    }
  }
}

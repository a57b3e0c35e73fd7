package dev.onward.plan;

import dev.onward.knowledge.Catalogue;
import dev.onward.plan.CareerPlan.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes career plans. Beside every credential run a portfolio piece and a community step, from the
 * first weeks on where time allows; what a credential requires comes before it; nothing retired is
 * a step; a badge that can be renewed is renewed in its window; the weekly hours are never exceeded
 * and pauses are free. What can't be done in time is left out and said, with what would make it
 * fit. Steps that an earlier plan has done are kept as they are. Thread-safe.
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
    warnings.addAll(attempt.draft().gaps());
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
        warnings,
        wish.terms());
  }

  /** True where all that the wish asks for has its place in time. */
  public boolean fits(Wish wish) {
    return attempt(wish, Set.of()).draft().isWhole();
  }

  /** What would make a wish fit that does not, in words; empty where it fits. */
  public Optional<Shortfall> shortfall(Wish wish) {
    Attempt attempt = attempt(wish, Set.of());
    return attempt.draft().isWhole()
        ? Optional.empty()
        : Optional.of(new Alternatives(wish, attempt, this).shortfall());
  }

  /** Makes an attempt; where not all has room, smaller portfolio pieces may make some. */
  Attempt attempt(Wish wish, Set<String> withoutTasks) {
    Attempt first = attempt(wish, withoutTasks, Integer.MAX_VALUE);
    int longest =
        first.outline().tasks().stream()
            .filter(task -> task.kind() == Kind.PORTFOLIO)
            .mapToInt(Task::hours)
            .max()
            .orElse(0);
    if (longest == 0 || first.draft().isWhole()) {
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
      Outline outline =
          outliner
              .outline()
              .without(task -> withoutTasks.contains(task.id()) || wish.terms().leavesOut(task));
      Draft draft = draft(wish, outline);
      if (!tooLate.addAll(draft.tooLate())) {
        return new Attempt(route, outline, draft);
      }
    }
  }

  /** Piece and community beside the study; slower or behind it only where that wins something. */
  private Draft draft(Wish wish, Outline outline) {
    Draft even = Drafting.draft(wish, catalogue, outline, Weave.EVEN);
    return even.isFine()
        ? even
        : Stream.concat(
                Stream.of(even),
                Stream.of(Weave.THIN, Weave.EXAM_FIRST)
                    .map(weave -> Drafting.draft(wish, catalogue, outline, weave)))
            .min(Draft.BEST_FIRST)
            .orElseThrow();
  }
}

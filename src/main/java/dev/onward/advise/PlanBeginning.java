package dev.onward.advise;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.plan.Profile;
import dev.onward.plan.Terms;
import dev.onward.plan.Wish;
import dev.onward.understand.wish.FirstTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Answers who wants something of a plan and has none yet: makes it, where a goal is known. */
final class PlanBeginning {
  private PlanBeginning() {}

  static Advice of(Asked asked, FirstTerms words) {
    boolean onSteps =
        switch (asked.part().ask()) {
          case PLAN_TICK, PLAN_UNTICK, PLAN_MOVE, PLAN_WHY, PLAN_UNDO -> true;
          default -> false;
        };
    if (onSteps) {
      return Advice.grounded(
              "There is no plan yet, so there is no step to speak of. Tell me a goal and your hours a week, and I make one.")
          .withFollowUps(List.of("Make me a plan with five hours a week"));
    }
    Profile profile = asked.profile();
    Optional<String> goal =
        Optional.ofNullable(asked.part().goal())
            .or(() ->
                asked.part().credentials().stream().filter(id -> !asked.holds(id)).findFirst())
            .or(() -> Optional.ofNullable(profile.goal()));
    if (goal.isEmpty() || !isGoal(asked, goal.get())) {
      return whichGoal(asked);
    }
    LocalDate soonest = asked.today().plusDays(1);
    LocalDate start = PlanAdvice.starts(asked);
    Terms terms = Terms.NONE.until(asked.finishBy());
    int hours = PlanAdvice.hours(profile, null);
    switch (asked.part().ask()) {
      case PLAN_HOURS ->
          hours =
              words
                  .hours(hours)
                  .filter(found -> found >= 1 && found <= Wish.MOST_HOURS)
                  .orElse(hours);
      case PLAN_START -> start = words.start(start).filter(soonest::isBefore).orElse(start);
      case PLAN_END ->
          terms = terms.until(words.end().filter(soonest::isBefore).orElse(asked.finishBy()));
      case PLAN_PAUSE -> terms = words.pause(soonest).map(terms::with).orElse(terms);
      default -> {}
    }
    return PlanAdvice.told(asked, new Wish(profile, goal.get(), hours, start, List.of(), terms));
  }

  private static boolean isGoal(Asked asked, String id) {
    return asked.catalogue().path(id).isPresent()
        || asked.catalogue().credential(id).map(Credential::id).isPresent();
  }

  static Advice whichGoal(Asked asked) {
    List<String> titles = asked.catalogue().paths().stream().map(GoalPath::title).limit(3).toList();
    return Advice.grounded(
            "Toward what shall the plan lead? Name an exam or a role, as in \"AI-103\" or \"%s\"."
                .formatted(titles.getFirst()))
        .withFollowUps(titles.stream().map("Make me a plan toward %s"::formatted).toList());
  }
}

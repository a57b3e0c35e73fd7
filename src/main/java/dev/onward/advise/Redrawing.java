package dev.onward.advise;

import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Planner;
import dev.onward.plan.Terms;
import dev.onward.plan.Wish;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A person's plan, to be drawn anew with something changed and all else as it was. */
record Redrawing(Asked asked, CareerPlan before, Planner planner) {
  static Redrawing of(Asked asked, CareerPlan before) {
    return new Redrawing(asked, before, new Planner(asked.catalogue()));
  }

  /** What the present plan was asked for, from the first day that can still be. */
  Wish wish() {
    LocalDate start = start();
    Terms terms = before.agreed();
    List<Terms.Pace> ahead =
        terms.paces().stream().filter(pace -> pace.from().isAfter(start)).toList();
    return new Wish(
        asked.profile(),
        before.goal(),
        terms.hoursOn(start, before.hoursPerWeek()),
        start,
        begun(),
        terms.withPaces(ahead));
  }

  /** What has not begun begins as it was to; else tomorrow. */
  private LocalDate start() {
    LocalDate soonest = soonest();
    return before.open().stream()
        .map(Step::startOn)
        .min(LocalDate::compareTo)
        .filter(soonest::isBefore)
        .orElse(soonest);
  }

  LocalDate soonest() {
    return asked.today().plusDays(1);
  }

  /** An exam is done where the person has told meanwhile that they passed it. */
  private List<Step> begun() {
    return before.steps().stream()
        .map(step -> isPassed(step) ? step.with(Progress.DONE) : step)
        .toList();
  }

  private boolean isPassed(Step step) {
    return step.kind() == Kind.CREDENTIAL
        && step.sources().stream().anyMatch(id -> asked.profile().holdsOn(id, asked.today()));
  }

  CareerPlan drawn(Wish wish) {
    return planner.plan(wish);
  }

  Optional<LocalDate> end() {
    return before.endsOn();
  }
}

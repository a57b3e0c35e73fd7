package dev.onward.plan;

import dev.onward.plan.CareerPlan.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An outline with dates, as far as it fits. {@code tooLate} are credentials that retire before
 * their exam would be sat.
 */
record Draft(List<Step> steps, List<Task> leftOut, Set<String> tooLate, List<String> warnings) {
  Draft {
    steps = List.copyOf(steps);
    leftOut = List.copyOf(leftOut);
    tooLate = Set.copyOf(tooLate);
    warnings = List.copyOf(warnings);
  }

  boolean isWhole() {
    return leftOut.isEmpty();
  }

  /** The day by which all of the given tasks are done, if they all have their place. */
  Optional<LocalDate> dueOn(List<Task> tasks) {
    List<String> ids = tasks.stream().map(Task::id).toList();
    List<LocalDate> days =
        steps.stream().filter(step -> ids.contains(step.id())).map(Step::dueOn).toList();
    return days.size() < ids.size() ? Optional.empty() : days.stream().max(LocalDate::compareTo);
  }
}

package dev.onward.plan;

import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Step;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An outline with dates, as far as it fits. {@code tooLate} are credentials that retire before
 * their exam would be sat; {@code gaps} say how long a person would be without a current badge.
 */
record Draft(
    Weave weave,
    List<Step> steps,
    List<Task> leftOut,
    Set<String> tooLate,
    List<String> gaps,
    List<String> warnings) {
  /** The better first: the exams in it, nothing too late, all of it, the piece beside the study. */
  static final Comparator<Draft> BEST_FIRST =
      Comparator.comparingLong(Draft::examsLeftOut)
          .thenComparingInt(draft -> draft.tooLate().size() + draft.gaps().size())
          .thenComparing(draft -> !draft.isWhole())
          .thenComparing(Draft::weave);

  Draft {
    steps = List.copyOf(steps);
    leftOut = List.copyOf(leftOut);
    tooLate = Set.copyOf(tooLate);
    gaps = List.copyOf(gaps);
    warnings = List.copyOf(warnings);
  }

  private long examsLeftOut() {
    return leftOut.stream().filter(task -> task.kind() == Kind.CREDENTIAL).count();
  }

  boolean isWhole() {
    return leftOut.isEmpty();
  }

  /** True where nothing would be won by laying it otherwise. */
  boolean isFine() {
    return isWhole() && tooLate.isEmpty() && gaps.isEmpty();
  }

  /** The day by which all of the given tasks are done, if they all have their place. */
  Optional<LocalDate> dueOn(List<Task> tasks) {
    List<String> ids = tasks.stream().map(Task::id).toList();
    List<LocalDate> days =
        steps.stream().filter(step -> ids.contains(step.id())).map(Step::dueOn).toList();
    return days.size() < ids.size() ? Optional.empty() : days.stream().max(LocalDate::compareTo);
  }
}

package dev.onward.digest;

import dev.onward.plan.CareerPlan.Step;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A step of the reader's plan that is due before the next issue, or late. A late one is told when
 * it has become late, and once more after a month.
 */
record DueStep(Step step, Standing standing) {
  enum Standing {
    DUE,
    LATE,
    VERY_LATE
  }

  private static final int WEEK = 7;
  private static final int MONTH = 30;
  private static final int MOST = 4;

  /** The steps to tell, what is due first in front. */
  static List<DueStep> of(Situation situation) {
    return allOf(situation).stream().limit(MOST).toList();
  }

  /** The same, however many. */
  static List<DueStep> allOf(Situation situation) {
    return situation.standing().open().stream()
        .flatMap(step -> of(step, situation.day()).stream())
        .filter(due -> !situation.isTold(due.key()))
        .sorted(
            Comparator.<DueStep, LocalDate>comparing(due -> due.step().dueOn())
                .thenComparing(due -> due.step().id()))
        .toList();
  }

  private static Optional<DueStep> of(Step step, LocalDate day) {
    long left = step.dueOn().toEpochDay() - day.toEpochDay();
    return left > WEEK ? Optional.empty() : Optional.of(new DueStep(step, standing(left)));
  }

  private static Standing standing(long left) {
    return left >= 0 ? Standing.DUE : left > -MONTH ? Standing.LATE : Standing.VERY_LATE;
  }

  /** A step that was moved to another day is another thing to tell. */
  String key() {
    return String.join(":", "step", step.id(), step.dueOn().toString(), standing.name());
  }
}

package dev.onward.digest.compose;

import dev.onward.plan.CareerPlan.Step;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A step of the reader's plan that is due before the next issue, or late. A late one is told once,
 * when it has become late.
 */
record DueStep(Step step, Standing standing) {
  enum Standing {
    DUE,
    LATE
  }

  private static final int WEEK = 7;
  private static final int MONTH = 30;

  /** The steps to tell, what is due first in front. */
  static List<DueStep> of(Situation situation) {
    return situation.standing().open().stream()
        .flatMap(step -> of(step, situation).stream())
        .filter(due -> !situation.isTold(due.key()))
        .sorted(
            Comparator.<DueStep, LocalDate>comparing(due -> due.step().dueOn())
                .thenComparing(due -> due.step().id()))
        .toList();
  }

  /** What is due before the next issue, which comes after as long a time as the one before. */
  private static Optional<DueStep> of(Step step, Situation situation) {
    LocalDate day = situation.day();
    long left = step.dueOn().toEpochDay() - day.toEpochDay();
    long ahead = Math.clamp(day.toEpochDay() - situation.span().since().toEpochDay(), WEEK, MONTH);
    return left > ahead ? Optional.empty() : Optional.of(new DueStep(step, standing(left)));
  }

  private static Standing standing(long left) {
    return left >= 0 ? Standing.DUE : Standing.LATE;
  }

  /** A step that was moved to another day is another thing to tell. */
  String key() {
    return String.join(":", "step", step.id(), step.dueOn().toString(), standing.name());
  }
}

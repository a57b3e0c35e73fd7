package dev.onward.compute;

import java.time.Duration;

/** A job took more of the processors' time than a job may have. */
public final class OverBudget extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OverBudget(Duration budget) {
    super("more than %d ms of a processor".formatted(budget.toMillis()));
  }
}

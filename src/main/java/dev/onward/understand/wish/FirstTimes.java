package dev.onward.understand.wish;

import dev.onward.plan.Terms.Pause;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The times that the first request for a plan names: days on which nothing is to be done, the first
 * day and the last; {@code everyWeek} where it names weekdays, of which a plan knows nothing.
 */
public record FirstTimes(
    List<Pause> pauses, Optional<LocalDate> start, Optional<LocalDate> end, boolean everyWeek) {
  public static final FirstTimes NONE =
      new FirstTimes(List.of(), Optional.empty(), Optional.empty(), false);

  public FirstTimes {
    pauses = List.copyOf(pauses);
  }

  /** True where a day is one of those that are to be free, and so no end of the plan. */
  public boolean frees(LocalDate day) {
    return pauses.stream().anyMatch(pause -> pause.holds(day));
  }
}

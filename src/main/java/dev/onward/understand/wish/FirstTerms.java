package dev.onward.understand.wish;

import dev.onward.plan.Terms.Pause;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a text names for a plan that is yet to be made. */
public final class FirstTerms {
  private final PlanWords words;
  private final WishTimes times;

  public FirstTerms(PlanWords words, LocalDate today, String text) {
    this.words = words;
    this.times = new WishTimes(words, today, text);
  }

  /** The hours a week, against those that it would have else. */
  public Optional<Integer> hours(int usual) {
    List<Integer> readings = new WeekHours(words, usual, times.withoutTimes()).readings();
    return readings.stream().findFirst();
  }

  public Optional<LocalDate> start(LocalDate soonest) {
    return times.start(soonest);
  }

  public Optional<LocalDate> end() {
    return times.end(Optional.empty());
  }

  public Optional<Pause> pause(LocalDate soonest) {
    return times.free(soonest).readings().stream().flatMap(List::stream).findFirst();
  }
}

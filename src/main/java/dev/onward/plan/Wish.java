package dev.onward.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is asked for. {@code goal} is the id of a path or of a credential; {@code finishBy}
 * is the day by which the person wants to be through, if they named one; {@code done} are the
 * finished steps of an earlier plan, which are kept.
 */
public record Wish(
    Profile profile,
    String goal,
    int hoursPerWeek,
    LocalDate startsOn,
    @Nullable LocalDate finishBy,
    List<CareerPlan.Step> done) {

  public static final int MOST_HOURS = 60;

  public Wish {
    done = List.copyOf(done);
    if (hoursPerWeek < 1 || hoursPerWeek > MOST_HOURS) {
      throw new IllegalArgumentException("hours a week: " + hoursPerWeek);
    }
  }
}

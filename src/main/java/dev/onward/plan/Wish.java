package dev.onward.plan;

import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Profile.HeldBadge;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is asked for. {@code goal} is the id of a path or of a credential; {@code begun} are
 * the steps of an earlier plan that are done, which are kept as they are, or in the works, which
 * stay so; those not begun are not kept.
 */
public record Wish(
    Profile profile,
    String goal,
    int hoursPerWeek,
    LocalDate startsOn,
    List<Step> begun,
    Terms terms) {

  public static final int MOST_HOURS = 60;
  static final int MONTHS_AHEAD = 30;

  public Wish {
    if (hoursPerWeek < 1 || hoursPerWeek > MOST_HOURS) {
      throw new IllegalArgumentException(
          "%d hours a week; a plan takes 1 to %d".formatted(hoursPerWeek, MOST_HOURS));
    }
    begun = begun.stream().filter(step -> step.status() != Progress.TODO).toList();
  }

  /** One under no terms but the day by which the person wants to be through, if they named one. */
  public Wish(
      Profile profile,
      String goal,
      int hoursPerWeek,
      LocalDate startsOn,
      @Nullable LocalDate finishBy,
      List<Step> begun) {
    this(profile, goal, hoursPerWeek, startsOn, begun, Terms.NONE.until(finishBy));
  }

  public @Nullable LocalDate finishBy() {
    return terms.finishBy();
  }

  /** The last day on which a step may be due. */
  LocalDate horizon() {
    LocalDate end = finishBy();
    return end != null ? end : startsOn.plusMonths(MONTHS_AHEAD);
  }

  List<Step> done() {
    return begun.stream().filter(step -> step.status() == Progress.DONE).toList();
  }

  boolean isDone(String stepId) {
    return done().stream().anyMatch(step -> step.id().equals(stepId));
  }

  boolean isInTheWorks(String stepId) {
    return begun.stream()
        .anyMatch(step -> step.id().equals(stepId) && step.status() == Progress.DOING);
  }

  /** True where the credential need not be earned: it is held, or its exam is ticked off. */
  boolean holds(String credential) {
    boolean lapsed = profile.holds(credential) && !profile.holdsOn(credential, startsOn);
    boolean passed =
        done().stream()
            .anyMatch(
                step -> step.kind() == Kind.CREDENTIAL && step.sources().contains(credential));
    return !lapsed && (passed || profile.holds(credential));
  }

  /** The badges that have not lapsed and whose last day is known. */
  List<HeldBadge> lapsing() {
    return profile.held().stream()
        .filter(badge -> badge.expiresOn() != null && !badge.expiresOn().isBefore(startsOn))
        .toList();
  }

  /** With other hours a week all along, also where others were agreed for later. */
  public Wish withHours(int hours) {
    return new Wish(profile, goal, hours, startsOn, begun, terms.withPaces(List.of()));
  }

  public Wish withGoal(String other) {
    return new Wish(profile, other, hoursPerWeek, startsOn, begun, terms);
  }

  public Wish from(LocalDate day) {
    return new Wish(profile, goal, hoursPerWeek, day, begun, terms);
  }

  public Wish until(@Nullable LocalDate day) {
    return under(terms.until(day));
  }

  public Wish under(Terms other) {
    return new Wish(profile, goal, hoursPerWeek, startsOn, begun, other);
  }
}

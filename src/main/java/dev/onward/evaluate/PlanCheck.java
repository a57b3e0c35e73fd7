package dev.onward.evaluate;

import dev.onward.evaluate.Question.PlanWish;
import dev.onward.evaluate.Reply.Plan;
import dev.onward.evaluate.Reply.Step;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks a plan against what was asked for: its steps, their kinds, days and hours. */
final class PlanCheck {
  private final PlanWish wish;
  private final LocalDate earliest;

  PlanCheck(PlanWish wish, LocalDate today) {
    this.wish = wish;
    this.earliest = wish.from() == null ? today : wish.from();
  }

  List<String> faults(@Nullable Plan plan) {
    if (plan == null) {
      return List.of("there is none");
    }
    List<String> faults = new ArrayList<>();
    if (plan.steps().size() < wish.steps()) {
      faults.add("%d steps, not %d".formatted(plan.steps().size(), wish.steps()));
    }
    Set<String> lacking = new TreeSet<>(wish.kinds());
    plan.steps().forEach(step -> lacking.remove(step.kind()));
    if (!lacking.isEmpty()) {
      faults.add("no step of kind " + String.join(", ", lacking));
    }
    if (plan.hoursPerWeek() != wish.hours()) {
      faults.add("%.0f hours a week, not %d".formatted(plan.hoursPerWeek(), wish.hours()));
    }
    days(plan.steps())
        .ifPresentOrElse(faults::add, () -> overload(plan.steps()).ifPresent(faults::add));
    return faults;
  }

  private Optional<String> days(List<Step> steps) {
    return steps.stream()
        .filter(step -> !isAhead(step))
        .findFirst()
        .map(step ->
            "'%s' goes from %s to %s".formatted(step.title(), step.startOn(), step.dueOn()));
  }

  private boolean isAhead(Step step) {
    return step.startOn() != null
        && step.dueOn() != null
        && !step.startOn().isBefore(earliest)
        && !step.dueOn().isBefore(step.startOn());
  }

  /** What is due by any day must fit into the weeks up to then, the one begun counted whole. */
  private Optional<String> overload(List<Step> steps) {
    LocalDate first =
        steps.stream().map(PlanCheck::start).min(Comparator.naturalOrder()).orElse(earliest);
    for (LocalDate due :
        steps.stream().map(PlanCheck::due).collect(Collectors.toCollection(TreeSet::new))) {
      double work =
          steps.stream().filter(step -> !due(step).isAfter(due)).mapToDouble(Step::hours).sum();
      long weeks = ChronoUnit.DAYS.between(first, due) / 7 + 1;
      if (work > weeks * wish.hours()) {
        return Optional.of(
            "%.0f hours until %s, where %d fit".formatted(work, due, weeks * wish.hours()));
      }
    }
    return Optional.empty();
  }

  private static LocalDate start(Step step) {
    return Objects.requireNonNull(step.startOn());
  }

  private static LocalDate due(Step step) {
    return Objects.requireNonNull(step.dueOn());
  }
}

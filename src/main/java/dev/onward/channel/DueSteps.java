package dev.onward.channel;

import dev.onward.knowledge.AsOf;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.talk.Memory;
import dev.onward.talk.Memory.KeptPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reminds of the steps of a plan: when they begin, a few days before they are due, and then. */
public final class DueSteps implements Bulletin {
  /** How many days before a step is due. */
  private static final Set<Long> BEFORE = Set.of(3L, 0L);

  private final Memory memory;

  public DueSteps(Memory memory) {
    this.memory = memory;
  }

  @Override
  public String id() {
    return "due-steps";
  }

  @Override
  public String title() {
    return "Tell me when a step of my plan begins or is due";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.DAILY;
  }

  @Override
  public Optional<String> on(Occasion occasion) {
    return memory
        .plan(occasion.personId())
        .map(KeptPlan::plan)
        .flatMap(plan -> text(plan, occasion.at().toLocalDate()));
  }

  private static Optional<String> text(CareerPlan plan, LocalDate day) {
    List<Step> steps =
        plan.steps().stream()
            .filter(step -> step.status() != Progress.DONE && concerns(step, day))
            .toList();
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "**Your plan: %s**\n\n%s\n\nWrite \"plan\" to tick what is done."
            .formatted(
                plan.goalTitle(),
                steps.stream().map(DueSteps::line).collect(Collectors.joining("\n"))));
  }

  private static boolean concerns(Step step, LocalDate day) {
    long left = step.dueOn().toEpochDay() - day.toEpochDay();
    return step.startOn().equals(day) || BEFORE.contains(left);
  }

  private static String line(Step step) {
    String title =
        step.url() == null ? step.title() : "[%s](%s)".formatted(step.title(), step.url());
    return "- %s, %s to %s, %d h. Done when: %s"
        .formatted(
            title,
            AsOf.spoken(step.startOn()),
            AsOf.spoken(step.dueOn()),
            step.hours(),
            step.doneWhen());
  }
}

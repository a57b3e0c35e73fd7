package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what became of a plan by how it differs from the one before, in three lines at most. */
record Difference(CareerPlan before, CareerPlan after) {
  /** The answer: what was done, what follows for the end, the next step, and what to mind. */
  Advice told(String done) {
    return told(done, Set.of());
  }

  /** The same; of the steps whose ids are expected to come or go nothing more is said. */
  Advice told(String done, Set<String> expected) {
    Prose prose = new Prose();
    prose.say(isLaidOtherwise() ? done + " " + end() + exams() : done);
    prose.say(mind(expected).or(this::next));
    if (mind(expected).isPresent()) {
      prose.say(next());
    }
    return Advice.grounded(prose.toString()).with(after);
  }

  /** False where only ticks were set or taken off. */
  private boolean isLaidOtherwise() {
    return !days(before).equals(days(after))
        || before.hoursPerWeek() != after.hoursPerWeek()
        || !before.agreed().equals(after.agreed());
  }

  private static Set<List<Object>> days(CareerPlan plan) {
    Set<List<Object>> days = new HashSet<>();
    plan.steps().forEach(step -> days.add(List.of(step.id(), step.startOn(), step.dueOn())));
    return days;
  }

  /** The exams before the last step whose day moved. */
  private String exams() {
    return after.open().stream()
        .filter(step -> step.kind() == Kind.CREDENTIAL && !step.sources().isEmpty())
        .filter(step -> !after.endsOn().equals(Optional.of(step.dueOn())))
        .flatMap(step ->
            before.step(step.id()).stream()
                .filter(was -> !was.dueOn().equals(step.dueOn()))
                .map(was ->
                    " %s moves to %s.".formatted(step.sources().getFirst(), date(step.dueOn()))))
        .limit(2)
        .collect(Collectors.joining());
  }

  String end() {
    Optional<LocalDate> was = before.endsOn();
    Optional<LocalDate> is = after.endsOn();
    if (is.isEmpty()) {
      return "Nothing is left in the plan.";
    }
    if (is.equals(was) || was.isEmpty()) {
      return "The end stays %s.".formatted(date(is.get()));
    }
    return "The end moves from %s to %s.".formatted(date(was.get()), date(is.get()));
  }

  /** "Next: the docs fix, due 3 March 2027." */
  Optional<String> next() {
    return next(after);
  }

  static Optional<String> next(CareerPlan plan) {
    return plan.next()
        .map(step ->
            "Next: step %d, **%s**, due %s."
                .formatted(plan.number(step), step.title(), date(step.dueOn())));
  }

  private Optional<String> mind(Set<String> expected) {
    List<String> lines = new ArrayList<>();
    comings(expected).ifPresent(lines::add);
    after.warnings().stream()
        .filter(warning -> !before.warnings().contains(warning))
        .findFirst()
        .map(warning -> "**Mind:** " + warning)
        .ifPresent(lines::add);
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", lines));
  }

  /** What else came into the plan or went, so that nothing changes unsaid. */
  private Optional<String> comings(Set<String> expected) {
    List<String> came = titles(after, before, expected);
    List<String> went = titles(before, after, expected);
    if (came.isEmpty() && went.isEmpty()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    if (!went.isEmpty()) {
      parts.add("out of the plan: " + some(went));
    }
    if (!came.isEmpty()) {
      parts.add("new in it: " + some(came));
    }
    return Optional.of(Prose.capital(String.join("; ", parts)) + ".");
  }

  /** Many parts of one study are told in one. */
  private static List<String> titles(CareerPlan plan, CareerPlan other, Set<String> expected) {
    Set<String> known = new HashSet<>(expected);
    other.steps().forEach(step -> known.add(step.id()));
    return plan.steps().stream()
        .filter(step -> !known.contains(step.id()))
        .map(Difference::title)
        .distinct()
        .toList();
  }

  private static String title(Step step) {
    boolean study = step.id().contains("-study-") || step.id().endsWith("-review");
    return study
        ? "the study for " + step.sources().getFirst()
        : Section.withoutMarks(step.title());
  }

  private static String some(List<String> titles) {
    return titles.size() <= 3
        ? Prose.joined(titles, "and")
        : Prose.joined(titles.subList(0, 3), "and") + " and %d more".formatted(titles.size() - 3);
  }

  /** What was changed before it was taken back, where {@code after} is what was before that. */
  String undone() {
    List<String> changes = new ArrayList<>();
    if (!before.goal().equals(after.goal())) {
      changes.add("the goal is %s again".formatted(after.goalTitle()));
    }
    if (before.hoursPerWeek() != after.hoursPerWeek()) {
      changes.add(
          "%s a week again, not %d"
              .formatted(HoursAdvice.spoken(after.hoursPerWeek()), before.hoursPerWeek()));
    }
    if (!before.agreed().pauses().equals(after.agreed().pauses())) {
      changes.add("the free days are as before");
    }
    List<String> back = titles(after, before, Set.of());
    List<String> out = titles(before, after, Set.of());
    if (!back.isEmpty()) {
      changes.add("back in it: " + some(back));
    }
    if (!out.isEmpty()) {
      changes.add("out of it again: " + some(out));
    }
    after.steps().stream()
        .filter(
            step -> before.step(step.id()).filter(was -> was.status() != step.status()).isPresent())
        .limit(1)
        .forEach(step ->
            changes.add(
                "step %d is %s"
                    .formatted(
                        after.number(step),
                        step.status() == Progress.DONE ? "done again" : "open again")));
    String what = changes.isEmpty() ? "the dates are as before" : String.join("; ", changes);
    return "the plan before is back. %s. %s"
        .formatted(Prose.capital(what), isLaidOtherwise() ? end() : "")
        .strip();
  }

  boolean isNone() {
    return Objects.equals(before.steps(), after.steps())
        && before.hoursPerWeek() == after.hoursPerWeek()
        && before.goal().equals(after.goal())
        && before.agreed().equals(after.agreed());
  }
}

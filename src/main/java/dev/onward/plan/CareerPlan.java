package dev.onward.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dated steps toward a goal, those that are done in front and the others by the day they start.
 * {@code sources} of a step are ids of documents that say why it is there. {@code hoursPerWeek} is
 * the person's budget; the steps use a little less of it. {@code terms} are what the plan was drawn
 * under; plans that were kept before there were any have none.
 */
public record CareerPlan(
    String goal,
    String goalTitle,
    LocalDate startsOn,
    int hoursPerWeek,
    List<Step> steps,
    List<String> warnings,
    @Nullable Terms terms) {

  public enum Kind {
    CREDENTIAL,
    PORTFOLIO,
    COMMUNITY,
    LEARNING,
    UPDATE,
    /** What the person put in, in their own words. */
    OWN
  }

  public enum Progress {
    TODO,
    DOING,
    DONE
  }

  public record Step(
      String id,
      Kind kind,
      String title,
      String why,
      LocalDate startOn,
      LocalDate dueOn,
      int hours,
      @Nullable String url,
      String doneWhen,
      Progress status,
      List<String> sources) {

    public Step {
      sources = List.copyOf(sources);
      if (dueOn.isBefore(startOn)) {
        throw new IllegalArgumentException(id + " is due before it starts");
      }
    }

    public Step with(Progress progress) {
      return new Step(
          id, kind, title, why, startOn, dueOn, hours, url, doneWhen, progress, sources);
    }
  }

  public CareerPlan {
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
    terms = terms == null || terms.equals(Terms.NONE) ? null : terms;
  }

  /** One that was drawn under no terms. */
  public CareerPlan(
      String goal,
      String goalTitle,
      LocalDate startsOn,
      int hoursPerWeek,
      List<Step> steps,
      List<String> warnings) {
    this(goal, goalTitle, startsOn, hoursPerWeek, steps, warnings, null);
  }

  /** What the plan was drawn under. */
  public Terms agreed() {
    return terms == null ? Terms.NONE : terms;
  }

  public List<Step> open() {
    return steps.stream().filter(step -> step.status() != Progress.DONE).toList();
  }

  public List<Step> done() {
    return steps.stream().filter(step -> step.status() == Progress.DONE).toList();
  }

  /** The place of a step in the plan, counted from one as a reader does. */
  public int number(Step step) {
    return steps.indexOf(step) + 1;
  }

  public int totalHours() {
    return steps.stream().mapToInt(Step::hours).sum();
  }

  public Optional<LocalDate> endsOn() {
    return steps.stream().map(Step::dueOn).max(LocalDate::compareTo);
  }

  public Optional<Step> step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }

  /** The step to do next: the first that is not done. */
  public Optional<Step> next() {
    return steps.stream().filter(step -> step.status() != Progress.DONE).findFirst();
  }

  /** True where the exam of a credential is ticked off. */
  public boolean hasPassed(String credential) {
    return steps.stream()
        .anyMatch(step ->
            step.kind() == Kind.CREDENTIAL
                && step.status() == Progress.DONE
                && step.sources().contains(credential));
  }

  /** The same plan with one step's progress changed; unknown ids change nothing. */
  public CareerPlan with(String stepId, Progress progress) {
    return new CareerPlan(
        goal,
        goalTitle,
        startsOn,
        hoursPerWeek,
        steps.stream().map(s -> s.id().equals(stepId) ? s.with(progress) : s).toList(),
        warnings,
        terms);
  }
}

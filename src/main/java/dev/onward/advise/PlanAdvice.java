package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Planner;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.plan.Terms;
import dev.onward.plan.Wish;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a new plan and lists it, and shows how far the present one has come. */
final class PlanAdvice {
  private static final int USUAL_HOURS = 5;
  private static final String USUAL_GOAL = "apps-and-agents-developer";
  private static final String NO_EXAMS = "portfolio-and-community";
  private static final String BADGE = "AI-102";
  private static final int MOST_WORDS = 125;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private PlanAdvice() {}

  /** A plan from what is known of the person. */
  static Advice plan(Asked asked) {
    CareerPlan before = asked.plan();
    Profile profile = asked.profile();
    Terms terms = before == null ? Terms.NONE : Terms.NONE.withPauses(before.agreed().pauses());
    return told(
        asked,
        new Wish(
            profile,
            goal(profile, before),
            hours(profile, before),
            starts(asked),
            begun(asked),
            terms.until(asked.finishBy())));
  }

  /** The same from a wish. */
  static Advice told(Asked asked, Wish wish) {
    CareerPlan before = asked.plan();
    CareerPlan plan = new Planner(asked.catalogue()).plan(wish);
    Prose prose = new Prose();
    prose.say(opening(plan) + " " + changes(plan, before));
    prose.say(assumptions(asked, before));
    plan.warnings().forEach(warning -> prose.say("**Mind:** " + warning));
    prose.say(listed(plan));
    prose.say("Tick steps as you go; tell me when hours, goal or dates change. " + missing(asked));
    return Advice.grounded(prose.toString()).with(plan);
  }

  private static String goal(Profile profile, @Nullable CareerPlan before) {
    if (profile.goal() != null) {
      return profile.goal();
    }
    if (profile.dislikes("exams")) {
      return NO_EXAMS;
    }
    return before != null ? before.goal() : USUAL_GOAL;
  }

  static int hours(Profile profile, @Nullable CareerPlan before) {
    if (profile.hoursPerWeek() != null) {
      return profile.hoursPerWeek();
    }
    return before != null ? before.hoursPerWeek() : USUAL_HOURS;
  }

  static LocalDate starts(Asked asked) {
    LocalDate tomorrow = asked.today().plusDays(1);
    LocalDate wanted = asked.profile().startsOn();
    return wanted != null && wanted.isAfter(tomorrow) ? wanted : tomorrow;
  }

  private static List<Step> begun(Asked asked) {
    CareerPlan before = asked.plan();
    return before == null ? List.of() : Redrawing.of(asked, before).wish().begun();
  }

  private static String opening(CareerPlan plan) {
    if (plan.steps().isEmpty()) {
      return "No step of a plan toward %s fits into the time that you named."
          .formatted(plan.goalTitle());
    }
    return "A plan toward %s: %d steps, about %d hours, from %s to %s, at no more than %s a week."
        .formatted(
            plan.goalTitle(),
            plan.steps().size(),
            plan.totalHours(),
            date(plan.startsOn()),
            plan.endsOn().map(Prose::date).orElse(""),
            HoursAdvice.spoken(plan.hoursPerWeek()));
  }

  private static String changes(CareerPlan plan, @Nullable CareerPlan before) {
    if (before == null) {
      return "";
    }
    List<String> changes = new ArrayList<>();
    if (!before.goal().equals(plan.goal())) {
      changes.add("the goal was %s".formatted(before.goalTitle()));
    }
    if (before.hoursPerWeek() != plan.hoursPerWeek()) {
      changes.add("it was %s a week".formatted(HoursAdvice.spoken(before.hoursPerWeek())));
    }
    if (!before.endsOn().equals(plan.endsOn())) {
      changes.add("it ended on %s".formatted(before.endsOn().map(Prose::date).orElse("")));
    }
    long done = plan.done().size();
    String kept = done == 0 ? "" : " What you have done is kept (%d).".formatted(done);
    return changes.isEmpty()
        ? kept.strip()
        : "Changed from the plan before: " + Prose.joined(changes, "and") + "." + kept;
  }

  private static String assumptions(Asked asked, @Nullable CareerPlan before) {
    List<String> assumed = new ArrayList<>();
    if (asked.profile().hoursPerWeek() == null && before == null) {
      assumed.add(HoursAdvice.spoken(USUAL_HOURS) + " a week");
    }
    if (asked.profile().goal() == null && before == null && !asked.profile().dislikes("exams")) {
      assumed.add("the line that keeps your badge current as the goal");
    }
    return assumed.isEmpty()
        ? ""
        : "You named none, so I took " + Prose.joined(assumed, "and") + "; tell me yours.";
  }

  // ---------------------------------------------------------------- lists

  /** A line of the list: the steps that it tells of, and what it calls them. */
  private record Line(List<Step> steps, String title) {
    Step first() {
      return steps.getFirst();
    }

    int hours() {
      return steps.stream().mapToInt(Step::hours).sum();
    }

    LocalDate due() {
      return steps.stream().map(Step::dueOn).max(LocalDate::compareTo).orElseThrow();
    }
  }

  /** Each step in a line; where they are many, the study for an exam in one. */
  private static String listed(CareerPlan plan) {
    List<Line> single = plan.steps().stream().map(PlanAdvice::line).toList();
    String each = lines(plan, single);
    if (words(each) <= MOST_WORDS) {
      return each;
    }
    List<Line> grouped = grouped(plan);
    int most = grouped.size();
    while (most > 1 && words(lines(plan, grouped.subList(0, most))) > MOST_WORDS) {
      most--;
    }
    String shown = lines(plan, grouped.subList(0, most));
    long more = grouped.stream().skip(most).mapToLong(line -> line.steps().size()).sum();
    return more == 0
        ? shown
        : shown + "\n%d more steps follow; the plan itself has them all.".formatted(more);
  }

  private static int words(String text) {
    return Section.withoutMarks(text).split("\\s+").length;
  }

  private static Line line(Step step) {
    boolean review = step.id().endsWith("-review");
    return new Line(List.of(step), review ? step.title().split(":", 2)[0] : step.title());
  }

  private static List<Line> grouped(CareerPlan plan) {
    List<Line> lines = new ArrayList<>();
    for (Step step : plan.steps()) {
      Optional<String> study = study(step);
      if (study.isEmpty()) {
        lines.add(line(step));
      } else if (plan.steps().stream().filter(study(study.get())).findFirst().equals(of(step))) {
        List<Step> parts = plan.steps().stream().filter(study(study.get())).toList();
        lines.add(
            new Line(
                parts, "Study %s in %d parts".formatted(step.sources().getFirst(), parts.size())));
      }
    }
    return lines;
  }

  private static Optional<Step> of(Step step) {
    return Optional.of(step);
  }

  /** The study of which a step is a part. */
  private static Optional<String> study(Step step) {
    int at = step.id().indexOf("-study-");
    return step.kind() == Kind.LEARNING && at > 0 && step.status() != Progress.DONE
        ? Optional.of(step.id().substring(0, at))
        : Optional.empty();
  }

  private static Predicate<Step> study(String which) {
    return step -> study(step).filter(which::equals).isPresent();
  }

  private static String lines(CareerPlan plan, List<Line> lines) {
    boolean spansYears =
        ChronoUnit.MONTHS.between(plan.startsOn(), plan.endsOn().orElse(plan.startsOn())) > 11;
    DateTimeFormatter last = spansYears ? DAY_AND_YEAR : DAY;
    return lines.stream().map(line -> text(plan, line, last)).collect(Collectors.joining("\n"));
  }

  private static String text(CareerPlan plan, Line line, DateTimeFormatter last) {
    Step first = line.first();
    boolean oneDay = first.startOn().equals(line.due());
    String from = oneDay ? "" : DAY.format(first.startOn()) + "–";
    String to = last.format(line.due());
    String source = first.sources().isEmpty() ? "" : Prose.mark(first.sources().getFirst());
    return "%d. **%s**%s: %s, %d h%s"
        .formatted(
            plan.number(first),
            line.title(),
            first.status() == Progress.DONE ? " (done)" : "",
            from + to,
            line.hours(),
            source);
  }

  private static String missing(Asked asked) {
    Optional<HeldBadge> badge = asked.profile().held(BADGE);
    return badge.isPresent() && badge.get().expiresOn() == null
        ? "With the expiry date printed on your AI-102 I order the plan around it."
        : "";
  }

  // ---------------------------------------------------------------- the present plan

  /** What is to be done this week and next, how far it is, and when it ends. */
  static Advice shown(Asked asked, CareerPlan plan) {
    Prose prose = new Prose();
    LocalDate week = asked.today().plusDays(6);
    List<Step> now = plan.open().stream().filter(step -> !step.startOn().isAfter(week)).toList();
    prose.say(
        now.isEmpty()
            ? "Nothing is due this week."
            : "This week: "
                + Prose.joined(now.stream().limit(2).map(step -> named(plan, step)).toList(), "and")
                + (now.size() > 2 ? ", and %d more".formatted(now.size() - 2) : "")
                + ".");
    plan.open().stream()
        .filter(step -> !now.contains(step))
        .findFirst()
        .map(step -> "Next: %s, from %s.".formatted(named(plan, step), DAY.format(step.startOn())))
        .ifPresent(prose::say);
    prose.say(
        "%d of %d steps are done; it ends on %s."
            .formatted(
                plan.done().size(),
                plan.steps().size(),
                plan.endsOn().map(Prose::date).orElse("no day")));
    return Advice.grounded(prose.toString()).with(plan);
  }

  private static String named(CareerPlan plan, Step step) {
    return "step %d, **%s** (due %s)"
        .formatted(plan.number(step), step.title(), DAY.format(step.dueOn()));
  }
}

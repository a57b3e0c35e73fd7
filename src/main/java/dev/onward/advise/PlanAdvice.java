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
import dev.onward.plan.Shortfall;
import dev.onward.plan.Terms;
import dev.onward.plan.Terms.Pause;
import dev.onward.plan.Wish;
import dev.onward.understand.Ask;
import dev.onward.understand.decide.Choice;
import dev.onward.understand.wish.FirstTimes;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a new plan and lists it, and shows how far the present one has come. */
final class PlanAdvice {
  private static final int USUAL_HOURS = 5;
  private static final String USUAL_GOAL = "apps-and-agents-developer";
  private static final String NO_EXAMS = "portfolio-and-community";
  private static final String BADGE = "AI-102";

  /** What stands beside a project, for which somebody who wants something to show has no time. */
  private static final List<String> BESIDE = List.of("follow-changes", "community");

  private static final int MOST_WORDS = 125;

  private static final int MOST_NAMED = 3;

  /** Within this margin of the likeliest a plan is asked for that leads to a project. */
  private static final double NEAR = 0.3;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private PlanAdvice() {}

  /** A plan from what is known of the person. */
  static Advice plan(Asked asked) {
    return plan(asked, FirstTimes.NONE);
  }

  /** The same with the times that a message names for it. */
  static Advice plan(Asked asked, FirstTimes times) {
    CareerPlan before = asked.plan();
    Profile profile = asked.profile();
    Terms terms = before == null ? Terms.NONE : Terms.NONE.withPauses(before.agreed().pauses());
    for (Pause pause : times.pauses()) {
      terms = terms.with(pause);
    }
    boolean shows = wantsToShow(asked);
    Advice told =
        told(
            asked,
            new Wish(
                profile,
                shows ? NO_EXAMS : goal(profile, before),
                hours(profile, before),
                starts(asked, times),
                begun(asked),
                (shows ? terms.without(BESIDE) : terms).until(end(asked, times))));
    return times.everyWeek() ? told.and(wholeWeeks(hours(profile, before))) : told;
  }

  private static LocalDate starts(Asked asked, FirstTimes times) {
    LocalDate known = starts(asked);
    boolean free = times.frees(known);
    LocalDate tomorrow = asked.today().plusDays(1);
    return times.start().filter(tomorrow::isBefore).orElse(free ? tomorrow : known);
  }

  private static @Nullable LocalDate end(Asked asked, FirstTimes times) {
    return Optional.ofNullable(asked.finishBy())
        .filter(day -> !times.frees(day))
        .or(() -> times.end().filter(asked.today().plusDays(1)::isBefore))
        .orElse(null);
  }

  /** What is said of weekdays, of which a plan knows nothing. */
  static String wholeWeeks(int hours) {
    return "I plan whole weeks, not weekdays, so the plan stays at %s a week and which days you study is yours to choose."
        .formatted(HoursAdvice.spoken(hours));
  }

  /** Who wants something to show names no exam, and is taken to ask for a project as much. */
  private static boolean wantsToShow(Asked asked) {
    List<Choice> choices = asked.part().decision().choices();
    double best = choices.getFirst().margin();
    return asked.part().credentials().isEmpty()
        && asked.part().goal() == null
        && choices.stream()
            .filter(choice -> choice.label().equals(Ask.PROJECT.word()))
            .anyMatch(choice -> best - choice.margin() < NEAR);
  }

  /** The same from a wish. */
  static Advice told(Asked asked, Wish wish) {
    CareerPlan before = asked.plan();
    CareerPlan plan = new Planner(asked.catalogue()).plan(wish);
    Prose prose = new Prose();
    Optional<Shortfall> shortfall =
        wish.finishBy() == null ? Optional.empty() : new Planner(asked.catalogue()).shortfall(wish);
    shortfall.filter(lack -> !isShown(plan, wish)).map(PlanAdvice::unfit).ifPresent(prose::say);
    prose.say(opening(plan) + free(wish) + " " + changes(plan, before));
    prose.say(assumptions(asked, wish, before));
    plan.warnings().stream()
        .filter(warning -> shortfall.filter(lack -> lack.words().equals(warning)).isEmpty())
        .forEach(warning -> prose.say("**Mind:** " + warning));
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

  /** That it does not fit, by how much, the nearest that does, and what is left out of the plan. */
  private static String unfit(Shortfall lack) {
    LocalDate end = Objects.requireNonNull(lack.wish().finishBy());
    String hours = HoursAdvice.spoken(lack.wish().hoursPerWeek());
    String until =
        lack.doneBy()
            .map(day ->
                " At %s a week all of it takes until %s, %s longer."
                    .formatted(hours, date(day), weeks(end, day)))
            .orElse("");
    String most = "Not even %d hours a week would do".formatted(Wish.MOST_HOURS);
    String needed =
        lack.hoursNeeded().isPresent()
            ? "It fits with %s a week".formatted(HoursAdvice.spoken(lack.hoursNeeded().getAsInt()))
            : most;
    String drop = lack.drop().map(part -> ", or without " + part).orElse("");
    return "**Not everything fits before %s.**%s %s%s. The plan below holds what fits; left out: %s."
        .formatted(date(end), until, needed, drop, some(lack.leftOutNames()));
  }

  private static String some(List<String> names) {
    int more = names.size() - MOST_NAMED;
    return String.join("; ", names.subList(0, Math.min(MOST_NAMED, names.size())))
        + (more > 0 ? "; and %d more".formatted(more) : "");
  }

  /** Of pieces to show one is enough: others that find no time are no lack. */
  private static boolean isShown(CareerPlan plan, Wish wish) {
    return wish.terms().without().containsAll(BESIDE)
        && plan.steps().stream().anyMatch(step -> step.kind() == Kind.PORTFOLIO);
  }

  private static String free(Wish wish) {
    List<String> pauses = wish.terms().pauses().stream().map(PlanTerms::spoken).toList();
    return pauses.isEmpty() ? "" : " Kept free: %s.".formatted(Prose.joined(pauses, "and"));
  }

  private static String weeks(LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to);
    long weeks = Math.round(days / 7.0);
    return days < 11 ? days + (days == 1 ? " day" : " days") : "about %d weeks".formatted(weeks);
  }

  private static String opening(CareerPlan plan) {
    if (plan.steps().isEmpty()) {
      return "No step of a plan toward %s fits into the time that you named."
          .formatted(plan.goalTitle());
    }
    return "A plan toward %s: %d %s, about %d hours, from %s to %s, at no more than %s a week."
        .formatted(
            plan.goalTitle(),
            plan.steps().size(),
            plan.steps().size() == 1 ? "step" : "steps",
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

  private static String assumptions(Asked asked, Wish wish, @Nullable CareerPlan before) {
    List<String> assumed = new ArrayList<>();
    if (asked.profile().hoursPerWeek() == null && before == null) {
      assumed.add(HoursAdvice.spoken(USUAL_HOURS) + " a week");
    }
    if (wish.goal().equals(USUAL_GOAL) && asked.profile().goal() == null && before == null) {
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
    while (most > 1 && words(lines(plan, shown(grouped, most))) > MOST_WORDS) {
      most--;
    }
    List<Line> shown = shown(grouped, most);
    long more =
        grouped.stream()
            .filter(line -> !shown.contains(line))
            .mapToLong(line -> line.steps().size())
            .sum();
    return lines(plan, shown)
        + (more == 0
            ? ""
            : "\n%d more %s; the plan itself has them all."
                .formatted(more, more == 1 ? "step is not listed" : "steps are not listed"));
  }

  /** The first lines, and the exams behind them, for which the plan is made. */
  private static List<Line> shown(List<Line> lines, int most) {
    return IntStream.range(0, lines.size())
        .filter(at -> at < most || lines.get(at).first().kind() == Kind.CREDENTIAL)
        .mapToObj(lines::get)
        .toList();
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

  /** When some steps come, in a line each; many in one. */
  static Advice dates(CareerPlan plan, List<Step> steps) {
    if (steps.size() > MOST_NAMED) {
      LocalDate first = steps.stream().map(Step::startOn).min(LocalDate::compareTo).orElseThrow();
      LocalDate last = steps.stream().map(Step::dueOn).max(LocalDate::compareTo).orElseThrow();
      return Advice.grounded(
          "Your plan has %d steps of that, from %s to %s; the first is %s."
              .formatted(steps.size(), date(first), date(last), named(plan, steps.getFirst())));
    }
    return Advice.grounded(
        steps.stream()
            .map(step ->
                "Step %d of your plan, **%s**: from %s to %s."
                    .formatted(
                        plan.number(step), step.title(), date(step.startOn()), date(step.dueOn())))
            .collect(Collectors.joining("\n")));
  }

  private static String named(CareerPlan plan, Step step) {
    return "step %d, **%s** (due %s)"
        .formatted(plan.number(step), step.title(), DAY.format(step.dueOn()));
  }
}

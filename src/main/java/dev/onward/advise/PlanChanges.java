package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Vocabulary;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import dev.onward.plan.Shortfall;
import dev.onward.plan.Terms;
import dev.onward.plan.Terms.Pause;
import dev.onward.plan.Wish;
import dev.onward.understand.Ask;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Does what a person wants of their plan and tells the difference. What is asked is decided before;
 * of which step, which hours and which days is read from the words by rule. What can't be told is
 * asked, what can't be done is said with the nearest that can.
 */
final class PlanChanges {
  private final PlanWords words;
  private final PlanSteps steps;
  private final PlanMoves moves;
  private final PlanAdditions additions;
  private final PlanVariants variants;

  PlanChanges(Vocabulary.Plans vocabulary) {
    this.words = new PlanWords(vocabulary);
    this.steps = new PlanSteps(words);
    this.moves = new PlanMoves(words);
    this.additions = new PlanAdditions(words);
    this.variants = new PlanVariants(words);
  }

  /** True where a message takes one of the variants that were shown. */
  boolean isChoice(String text, @Nullable CareerPlan plan) {
    return plan != null && PlanVariants.BUTTONS.contains(text.strip());
  }

  Advice advise(Asked asked) {
    Optional<Advice> unfit = HoursAdvice.unfit(asked, asked.part().text());
    if (unfit.isPresent()) {
      return unfit.get();
    }
    CareerPlan plan = asked.plan();
    if (plan == null) {
      return first(asked);
    }
    String text = asked.part().text();
    Redrawing redrawing = Redrawing.of(asked, plan);
    boolean may =
        switch (asked.part().ask()) {
          case PLAN_VARIANTS, PLAN_ADAPT, PLAN_HOURS, PLAN -> true;
          default -> isChoice(text, plan);
        };
    if (may && variants.isChoice(text)) {
      return variants.taken(redrawing, text);
    }
    return switch (asked.part().ask()) {
      case PLAN_TICK -> steps.tick(asked, plan);
      case PLAN_UNTICK -> steps.untick(asked, plan);
      case PLAN_DROP -> steps.drop(asked, plan);
      case PLAN_WHY -> steps.why(asked, plan);
      case PLAN_MOVE -> moves.move(asked, plan);
      case PLAN_ADD -> additions.add(asked, plan);
      case PLAN_VARIANTS -> variants.shown(redrawing);
      case PLAN_HOURS -> hours(redrawing);
      case PLAN_PAUSE -> pause(redrawing);
      case PLAN_START -> start(redrawing);
      case PLAN_END -> end(redrawing);
      case PLAN_GOAL -> goal(redrawing);
      default -> adapted(redrawing);
    };
  }

  private PlanTimes times(Asked asked) {
    return new PlanTimes(words, asked.today(), asked.part().text());
  }

  // ---------------------------------------------------------------- hours

  private Advice hours(Redrawing plan) {
    int present = plan.before().hoursPerWeek();
    Optional<Integer> told =
        Optional.ofNullable(plan.asked().profile().hoursPerWeek())
            .filter(hours -> hours != present);
    Optional<Integer> wanted =
        WeekHours.in(plan.asked().part().text(), present, words).or(() -> told);
    if (wanted.isEmpty()) {
      return Advice.grounded(
              "How many hours a week shall I reckon with? Now it is %d.".formatted(present))
          .withFollowUps(
              List.of(
                  "Make it %d hours a week".formatted(Math.max(1, present / 2)),
                  "Make it %d hours a week".formatted(Math.min(Wish.MOST_HOURS, present + 2))));
    }
    int hours = wanted.get();
    if (hours < 1 || hours > Wish.MOST_HOURS) {
      return Advice.grounded(
          "%d hours a week make no plan; it takes from 1 to %d. Your plan stays at %s a week."
              .formatted(hours, Wish.MOST_HOURS, HoursAdvice.spoken(present)));
    }
    if (hours == present) {
      return Advice.grounded(
          "The plan reckons with %s a week already. %s"
              .formatted(HoursAdvice.spoken(hours), Difference.next(plan.before()).orElse("")));
    }
    CareerPlan after = plan.drawn(plan.wish().withHours(hours));
    return new Difference(plan.before(), after)
        .told(
            "%s a week now, not %d.".formatted(Prose.capital(HoursAdvice.spoken(hours)), present));
  }

  // ---------------------------------------------------------------- days

  private Advice pause(Redrawing plan) {
    PlanTimes times = times(plan.asked());
    Wish wish = plan.wish();
    Terms terms = wish.terms();
    if (words.has("lift", plan.asked().part().text()) && !terms.pauses().isEmpty()) {
      CareerPlan after = plan.drawn(wish.under(terms.withPauses(List.of())));
      return new Difference(plan.before(), after).told("The pause is lifted.");
    }
    boolean all = times.times().isEmpty() && times.shift().isPresent();
    Optional<Pause> pause = times.pause(all ? wish.startsOn() : plan.soonest());
    if (pause.isEmpty()) {
      return Advice.grounded(
              "From when to when shall nothing be planned? \"February\", \"two weeks from Monday\" or two dates will do.")
          .withFollowUps(List.of("The next two weeks", "The next month"));
    }
    Wish paused = wish.under(terms.with(pause.get()));
    CareerPlan after = plan.drawn(paused);
    if (after.open().isEmpty() && !plan.before().open().isEmpty()) {
      return Advice.grounded(
          "With %s free nothing fits any more, so the plan stays as it is. A shorter pause or a later end would do."
              .formatted(spoken(pause.get())));
    }
    String free = "%s is free.".formatted(Prose.capital(spoken(pause.get())));
    return new Difference(plan.before(), after).told(free);
  }

  private static String spoken(Pause pause) {
    YearMonth month = YearMonth.from(pause.from());
    if (pause.from().equals(month.atDay(1)) && pause.to().equals(month.atEndOfMonth())) {
      String day = date(pause.from());
      return day.substring(day.indexOf(' ') + 1);
    }
    return pause.from().equals(pause.to())
        ? date(pause.from())
        : "the time from %s to %s".formatted(date(pause.from()), date(pause.to()));
  }

  private Advice start(Redrawing plan) {
    Wish wish = plan.wish();
    Optional<LocalDate> told =
        Optional.ofNullable(plan.asked().profile().startsOn())
            .filter(day -> day.isAfter(plan.asked().today()));
    Optional<LocalDate> day = times(plan.asked()).start(wish.startsOn()).or(() -> told);
    if (day.isEmpty()) {
      return Advice.grounded(
          "From which day on shall the plan begin? Now its next step begins on %s."
              .formatted(date(wish.startsOn())));
    }
    LocalDate start = day.get().isBefore(plan.soonest()) ? plan.soonest() : day.get();
    CareerPlan after = plan.drawn(wish.from(start));
    if (after.open().isEmpty() && !plan.before().open().isEmpty()) {
      return Advice.grounded(
          "A start on %s leaves no time before the day by which you want to be through, so the plan stays as it is."
              .formatted(date(start)));
    }
    return new Difference(plan.before(), after)
        .told("The plan begins on %s.".formatted(date(start)));
  }

  private Advice end(Redrawing plan) {
    Wish wish = plan.wish();
    Optional<LocalDate> day =
        times(plan.asked()).end(plan.end()).or(() -> Optional.ofNullable(plan.asked().finishBy()));
    if (day.isEmpty()) {
      return Advice.grounded(
          "By which day or month do you want to be through? Now the plan ends on %s."
              .formatted(plan.end().map(Prose::date).orElse("no day")));
    }
    Wish ended = wish.until(day.get());
    Optional<Shortfall> shortfall =
        day.get().isAfter(wish.startsOn())
            ? plan.planner().shortfall(ended)
            : Optional.of(
                new Shortfall(ended, List.of(), plan.end(), OptionalInt.empty(), Optional.empty()));
    if (shortfall.isPresent()) {
      return unfit(plan, day.get(), shortfall.get());
    }
    CareerPlan after = plan.drawn(ended);
    return new Difference(plan.before(), after)
        .told("By %s all of it fits.".formatted(date(day.get())));
  }

  /** What would fit instead; the plan stays as it is. */
  private static Advice unfit(Redrawing plan, LocalDate day, Shortfall shortfall) {
    List<String> buttons =
        shortfall.hoursNeeded().stream().mapToObj("Make it %d hours a week"::formatted).toList();
    String hours =
        shortfall.hoursNeeded().isPresent()
            ? "with about %s a week it would fit"
                .formatted(HoursAdvice.spoken(shortfall.hoursNeeded().getAsInt()))
            : "not even %d hours a week would do".formatted(Wish.MOST_HOURS);
    String drop = shortfall.drop().map(part -> ", or without %s".formatted(part)).orElse("");
    String nearest = shortfall.doneBy().or(plan::end).map(Prose::date).orElse("its present end");
    return Advice.grounded(
            "Not everything fits before %s: %s%s. At %s a week the nearest end is %s, so the plan stays as it is."
                .formatted(
                    date(day),
                    hours,
                    drop,
                    HoursAdvice.spoken(plan.before().hoursPerWeek()),
                    nearest))
        .withFollowUps(buttons);
  }

  // ---------------------------------------------------------------- goal, all of it

  private Advice goal(Redrawing plan) {
    Optional<String> wanted = wantedGoal(plan.asked(), plan.before());
    if (wanted.isEmpty()) {
      return whichGoal(plan.asked());
    }
    if (wanted.get().equals(plan.before().goal())) {
      return Advice.grounded(
          "The plan leads to %s already. %s"
              .formatted(plan.before().goalTitle(), Difference.next(plan.before()).orElse("")));
    }
    Wish wish = plan.wish();
    Terms kept = Terms.NONE.until(wish.finishBy()).withPauses(wish.terms().pauses());
    CareerPlan after = plan.drawn(wish.withGoal(wanted.get()).under(kept));
    return new Difference(plan.before(), after)
        .told(
            "The plan leads to %s now, not to %s."
                .formatted(after.goalTitle(), plan.before().goalTitle()));
  }

  private static Optional<String> wantedGoal(Asked asked, CareerPlan plan) {
    Optional<String> path = Optional.ofNullable(asked.part().goal());
    Optional<String> credential =
        asked.part().credentials().stream()
            .filter(id -> !isGoal(asked, plan, id) && !asked.holds(id))
            .findFirst();
    Optional<String> told =
        Optional.ofNullable(asked.profile().goal()).filter(goal -> !goal.equals(plan.goal()));
    return path.filter(goal -> !goal.equals(plan.goal()))
        .or(() -> credential)
        .or(() -> told)
        .or(() -> path);
  }

  private static boolean isGoal(Asked asked, CareerPlan plan, String credential) {
    return plan.goal().equals(credential)
        || asked
            .catalogue()
            .path(plan.goal())
            .filter(path -> !path.credentials().isEmpty())
            .filter(path -> path.credentials().getLast().credential().equals(credential))
            .isPresent();
  }

  private static Advice whichGoal(Asked asked) {
    List<String> titles = asked.catalogue().paths().stream().map(GoalPath::title).limit(3).toList();
    return Advice.grounded(
            "Toward what shall the plan lead? Name an exam or a role, as in \"AI-103\" or \"%s\"."
                .formatted(titles.getFirst()))
        .withFollowUps(titles.stream().map("Make me a plan toward %s"::formatted).toList());
  }

  /** With what the person told since, from tomorrow on. */
  private Advice adapted(Redrawing plan) {
    Asked asked = plan.asked();
    Profile profile = asked.profile();
    Wish wish = plan.wish();
    int hours =
        WeekHours.in(asked.part().text(), wish.hoursPerWeek(), words)
            .filter(found -> hasHours(asked) && found >= 1 && found <= Wish.MOST_HOURS)
            .orElseGet(() -> PlanAdvice.hours(profile, plan.before()));
    String goal = Optional.ofNullable(profile.goal()).orElse(plan.before().goal());
    LocalDate end = asked.finishBy() != null ? asked.finishBy() : wish.finishBy();
    Wish told =
        wish.withHours(hours)
            .withGoal(isReached(asked, goal, plan.before()) ? plan.before().goal() : goal)
            .from(PlanAdvice.starts(asked))
            .until(end);
    CareerPlan after = plan.drawn(told);
    Difference difference = new Difference(plan.before(), after);
    if (difference.isNone()) {
      return Advice.grounded(
          "Nothing that you told me changes the plan: it reckons with %s a week toward %s. Tell me other hours, days off, another goal, or what you hold."
              .formatted(HoursAdvice.spoken(after.hoursPerWeek()), after.goalTitle()));
    }
    String what =
        "Drawn anew from %s with %s a week toward %s."
            .formatted(
                date(after.startsOn()),
                HoursAdvice.spoken(after.hoursPerWeek()),
                after.goalTitle());
    return difference.told(what);
  }

  private boolean hasHours(Asked asked) {
    return words.has("hours", asked.part().text())
        || words.has("half", asked.part().text())
        || words.has("double", asked.part().text());
  }

  /** The goal of the profile may be below that of the plan, where it is reached. */
  private static boolean isReached(Asked asked, String goal, CareerPlan plan) {
    return !goal.equals(plan.goal())
        && asked
            .catalogue()
            .path(goal)
            .map(path ->
                !path.credentials().isEmpty()
                    && path.credentials().stream().allMatch(step -> asked.holds(step.credential())))
            .orElseGet(() -> asked.holds(goal));
  }

  // ---------------------------------------------------------------- without a plan

  /** Makes the plan that is spoken of, where a goal is known. */
  private Advice first(Asked asked) {
    Ask ask = asked.part().ask();
    boolean onSteps =
        switch (ask) {
          case PLAN_TICK, PLAN_UNTICK, PLAN_MOVE, PLAN_WHY, PLAN_UNDO -> true;
          default -> false;
        };
    if (onSteps) {
      return Advice.grounded(
              "There is no plan yet, so there is no step to speak of. Tell me a goal and your hours a week, and I make one.")
          .withFollowUps(List.of("Make me a plan with five hours a week"));
    }
    Profile profile = asked.profile();
    Optional<String> goal =
        Optional.ofNullable(asked.part().goal())
            .or(() ->
                asked.part().credentials().stream().filter(id -> !asked.holds(id)).findFirst())
            .or(() -> Optional.ofNullable(profile.goal()));
    if (goal.isEmpty() || !isGoal(asked, goal.get())) {
      return whichGoal(asked);
    }
    PlanTimes times = times(asked);
    LocalDate soonest = asked.today().plusDays(1);
    int hours =
        (ask == Ask.PLAN_HOURS
                ? WeekHours.in(asked.part().text(), PlanAdvice.hours(profile, null), words)
                : Optional.<Integer>empty())
            .filter(found -> found >= 1 && found <= Wish.MOST_HOURS)
            .orElseGet(() -> PlanAdvice.hours(profile, null));
    LocalDate start = PlanAdvice.starts(asked);
    if (ask == Ask.PLAN_START) {
      start = times.start(start).filter(soonest::isBefore).orElse(start);
    }
    LocalDate end = asked.finishBy();
    if (ask == Ask.PLAN_END) {
      end = times.end(Optional.empty()).filter(soonest::isBefore).orElse(end);
    }
    Terms terms = Terms.NONE.until(end);
    if (ask == Ask.PLAN_PAUSE) {
      terms = times.pause(soonest).map(terms::with).orElse(terms);
    }
    return PlanAdvice.told(asked, new Wish(profile, goal.get(), hours, start, List.of(), terms));
  }

  private static boolean isGoal(Asked asked, String id) {
    return asked.catalogue().path(id).isPresent()
        || asked.catalogue().credential(id).map(Credential::id).isPresent();
  }
}

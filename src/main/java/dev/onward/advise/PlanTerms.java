package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.advise.Carried.Changed;
import dev.onward.advise.Carried.Said;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import dev.onward.plan.Shortfall;
import dev.onward.plan.Terms;
import dev.onward.plan.Terms.Pace;
import dev.onward.plan.Terms.Pause;
import dev.onward.plan.Wish;
import dev.onward.understand.wish.PlanWish;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Changes under what a plan is drawn: hours, free days, start, end and goal. */
final class PlanTerms {
  private static final List<String> BEHIND = List.of("I'm a week behind", "I'm two weeks behind");

  private PlanTerms() {}

  // ---------------------------------------------------------------- hours

  static Carried hours(Redrawing plan, PlanWish.Hours wanted) {
    int present = plan.before().hoursPerWeek();
    int hours = wanted.hours();
    if (hours < 1 || hours > Wish.MOST_HOURS) {
      return Said.of(
          "%d hours a week make no plan; it takes from 1 to %d. Your plan stays at %s a week."
              .formatted(hours, Wish.MOST_HOURS, HoursAdvice.spoken(present)));
    }
    if (wanted.from().isPresent() || wanted.until().isPresent()) {
      return paced(plan, wanted);
    }
    if (hours == present && plan.wish().terms().paces().isEmpty()) {
      return Said.of(
          "The plan reckons with %s a week already. %s"
              .formatted(HoursAdvice.spoken(hours), Difference.next(plan.before()).orElse("")));
    }
    return new Changed(
        "%s a week now, not %d.".formatted(Prose.capital(HoursAdvice.spoken(hours)), present),
        plan.drawn(plan.wish().withHours(hours)));
  }

  /** From a day on, up to a day, or both. */
  private static Carried paced(Redrawing plan, PlanWish.Hours wanted) {
    Wish wish = plan.wish();
    LocalDate from = wanted.from().orElse(plan.soonest());
    int usual = wish.hoursPerWeek();
    Terms terms = wish.terms().with(new Pace(from, wanted.hours()));
    String hours = HoursAdvice.spoken(wanted.hours());
    String done = "From %s on %s a week, until then %d.".formatted(date(from), hours, usual);
    if (wanted.until().isPresent() && !wanted.until().get().isBefore(from)) {
      LocalDate last = wanted.until().get();
      terms = terms.with(new Pace(last.plusDays(1), usual));
      done =
          "%s a week from %s to %s, then %d again."
              .formatted(Prose.capital(hours), date(from), date(last), usual);
    }
    return new Changed(done, plan.drawn(wish.under(terms)));
  }

  // ---------------------------------------------------------------- days

  static Carried lift(Redrawing plan) {
    Wish wish = plan.wish();
    return new Changed(
        "The pause is lifted.", plan.drawn(wish.under(wish.terms().withPauses(List.of()))));
  }

  static Carried free(Redrawing plan, PlanWish.Free free) {
    Wish wish = plan.wish();
    List<Pause> before = wish.terms().pauses();
    boolean instead = free.instead() && !before.isEmpty();
    List<Pause> pauses = new ArrayList<>(instead ? before.subList(0, before.size() - 1) : before);
    free.pauses().stream().filter(pause -> !pauses.contains(pause)).forEach(pauses::add);
    CareerPlan after = plan.drawn(wish.under(wish.terms().withPauses(pauses)));
    String spoken = Prose.joined(free.pauses().stream().map(PlanTerms::spoken).toList(), "and");
    if (after.open().isEmpty() && !plan.before().open().isEmpty()) {
      return Said.of(
          "With %s free nothing fits any more, so the plan stays as it is. A shorter pause or a later end would do."
              .formatted(spoken));
    }
    String not = instead ? ", no longer %s".formatted(spoken(before.getLast())) : "";
    String verb = free.pauses().size() == 1 ? "is" : "are";
    return new Changed("%s %s free%s.".formatted(Prose.capital(spoken), verb, not), after);
  }

  static String spoken(Pause pause) {
    YearMonth month = YearMonth.from(pause.from());
    if (pause.from().equals(month.atDay(1)) && pause.to().equals(month.atEndOfMonth())) {
      String day = date(pause.from());
      return day.substring(day.indexOf(' ') + 1);
    }
    return pause.from().equals(pause.to())
        ? date(pause.from())
        : "the time from %s to %s".formatted(date(pause.from()), date(pause.to()));
  }

  static Carried begin(Redrawing plan, LocalDate day) {
    LocalDate start = day.isBefore(plan.soonest()) ? plan.soonest() : day;
    CareerPlan after = plan.drawn(plan.wish().from(start));
    return after.open().isEmpty() && !plan.before().open().isEmpty()
        ? Said.of(
            "A start on %s leaves no time before the day by which you want to be through, so the plan stays as it is."
                .formatted(date(start)))
        : new Changed("The plan begins on %s.".formatted(date(start)), after);
  }

  static Carried end(Redrawing plan, LocalDate day) {
    Wish wish = plan.wish();
    Wish ended = wish.until(day);
    Optional<Shortfall> shortfall =
        day.isAfter(wish.startsOn())
            ? plan.planner().shortfall(ended)
            : Optional.of(
                new Shortfall(ended, List.of(), plan.end(), OptionalInt.empty(), Optional.empty()));
    return shortfall
        .map(found -> unfit(plan, day, found))
        .orElseGet(
            () -> new Changed("By %s all of it fits.".formatted(date(day)), plan.drawn(ended)));
  }

  /** Whether all of it is done by a day, of a plan that stays as it is. */
  static Carried fit(Redrawing plan, LocalDate day) {
    Optional<LocalDate> end = plan.end();
    boolean fits = end.filter(last -> !last.isAfter(day)).isPresent();
    return fits || end.isEmpty()
        ? Said.of(
            "Yes: the plan ends on %s, and you asked for %s. It stays as it is."
                .formatted(end.map(Prose::date).orElse("no day"), date(day)))
        : end(plan, day) instanceof Said said
            ? said
            : Said.of(
                "It can: the plan ends on %s now, and drawn anew it is done by %s. Say \"be through by %s\" and I do it; until then it stays as it is."
                    .formatted(date(end.get()), date(day), date(day)));
  }

  /** What would fit instead; the plan stays as it is. */
  private static Carried unfit(Redrawing plan, LocalDate day, Shortfall shortfall) {
    List<String> buttons =
        shortfall.hoursNeeded().stream().mapToObj("Make it %d hours a week"::formatted).toList();
    String hours =
        shortfall.hoursNeeded().isPresent()
            ? "with about %s a week it would fit"
                .formatted(HoursAdvice.spoken(shortfall.hoursNeeded().getAsInt()))
            : "not even %d hours a week would do".formatted(Wish.MOST_HOURS);
    String drop = shortfall.drop().map(part -> ", or without %s".formatted(part)).orElse("");
    String nearest = shortfall.doneBy().or(plan::end).map(Prose::date).orElse("its present end");
    return new Said(
        Advice.grounded(
                "Not everything fits before %s: %s%s. At %s a week the nearest end is %s, so the plan stays as it is."
                    .formatted(
                        date(day),
                        hours,
                        drop,
                        HoursAdvice.spoken(plan.before().hoursPerWeek()),
                        nearest))
            .withFollowUps(buttons));
  }

  // ---------------------------------------------------------------- goal

  static Carried goal(Redrawing plan) {
    Optional<String> wanted = wantedGoal(plan.asked(), plan.before());
    if (wanted.isEmpty()) {
      return new Said(PlanBeginning.whichGoal(plan.asked()));
    }
    if (wanted.get().equals(plan.before().goal())) {
      return Said.of(
          "The plan leads to %s already. %s"
              .formatted(plan.before().goalTitle(), Difference.next(plan.before()).orElse("")));
    }
    Wish wish = plan.wish();
    Terms kept =
        Terms.NONE
            .until(wish.finishBy())
            .withPauses(wish.terms().pauses())
            .withPaces(wish.terms().paces());
    CareerPlan after = plan.drawn(wish.withGoal(wanted.get()).under(kept));
    return new Changed(
        "The plan leads to %s now, not to %s."
            .formatted(after.goalTitle(), plan.before().goalTitle()),
        after);
  }

  /** True where a message names the goal of a plan, or its exam, and another credential for it. */
  static boolean isAnotherGoal(Asked asked, CareerPlan plan, boolean exam) {
    List<String> named = asked.part().credentials();
    return (exam || named.stream().anyMatch(id -> isGoal(asked, plan, id)))
        && named.stream()
            .anyMatch(id -> !isGoal(asked, plan, id) && !asked.holds(id) && !isIn(plan, id));
  }

  private static boolean isIn(CareerPlan plan, String credential) {
    return plan.steps().stream().anyMatch(step -> step.sources().contains(credential));
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

  // ---------------------------------------------------------------- all of it

  /** With what the person told since, from tomorrow on, and later where they are behind. */
  static Carried adapted(Redrawing plan, PlanWish.Adapt wanted) {
    if (wanted.behind().isPresent()) {
      // "For three weeks" is how far they are behind, and no day by which to be through.
      Wish again = told(plan).until(plan.wish().finishBy());
      return later(plan, again, plan.drawn(again), wanted.behind().get());
    }
    CareerPlan after = plan.drawn(told(plan));
    Difference difference = new Difference(plan.before(), after);
    if (difference.isNone()) {
      return new Said(
          PlanAdvice.shown(plan.asked(), plan.before())
              .behind(
                  "Nothing that you told me changes the plan: it reckons with %s a week toward %s. Tell me how far you are behind, other hours, days off or another goal."
                      .formatted(HoursAdvice.spoken(after.hoursPerWeek()), after.goalTitle()))
              .withFollowUps(BEHIND));
    }
    return new Changed(
        "Drawn anew from %s with %s a week toward %s."
            .formatted(
                date(after.startsOn()),
                HoursAdvice.spoken(after.hoursPerWeek()),
                after.goalTitle()),
        after);
  }

  private static Wish told(Redrawing plan) {
    Asked asked = plan.asked();
    Profile profile = asked.profile();
    Wish wish = plan.wish();
    int hours = PlanAdvice.hours(profile, plan.before());
    String goal = Optional.ofNullable(profile.goal()).orElse(plan.before().goal());
    LocalDate end = asked.finishBy() != null ? asked.finishBy() : wish.finishBy();
    Wish same = hours == wish.hoursPerWeek() ? wish : wish.withHours(hours);
    return same.withGoal(isReached(asked, goal, plan.before()) ? plan.before().goal() : goal)
        .from(PlanAdvice.starts(asked))
        .until(end);
  }

  /**
   * What was to be done by now lies ahead again; where that is less than they are behind, what is
   * left begins so much later.
   */
  private static Carried later(Redrawing plan, Wish told, CareerPlan drawn, Period behind) {
    LocalDate was = plan.end().orElse(told.startsOn());
    long days = ChronoUnit.DAYS.between(was, was.plus(behind));
    long moved = ChronoUnit.DAYS.between(was, drawn.endsOn().orElse(was));
    CareerPlan after =
        moved >= days ? drawn : plan.drawn(told.from(told.startsOn().plusDays(days - moved)));
    if (after.open().isEmpty() && !plan.before().open().isEmpty()) {
      return Said.of(
          "So much later nothing fits before the day by which you want to be through, so the plan stays as it is. A later end or more hours a week would do.");
    }
    return new Changed(
        "Laid anew: what is open begins on %s."
            .formatted(
                date(
                    after.open().stream()
                        .map(CareerPlan.Step::startOn)
                        .min(LocalDate::compareTo)
                        .orElse(after.startsOn()))),
        after);
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
}

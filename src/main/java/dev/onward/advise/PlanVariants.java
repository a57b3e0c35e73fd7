package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.advise.Carried.Changed;
import dev.onward.advise.Carried.Said;
import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Wish;
import dev.onward.understand.wish.PlanWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A faster and an easier way to the same goal, shown side by side and taken by name. */
final class PlanVariants {
  static final List<String> BUTTONS = List.of("Take the fast one", "Take the easy one");

  private static final int SMALL = 2;

  private final PlanWords words;

  PlanVariants(PlanWords words) {
    this.words = words;
  }

  private enum Variant {
    FAST,
    EASY
  }

  /** "I take the easy one"; to see an easier plan is no choice yet. */
  boolean isChoice(String text) {
    return chosen(text).isPresent();
  }

  private Optional<Variant> chosen(String text) {
    boolean fast = words.has("fast", text);
    boolean easy = words.has("easy", text);
    if (fast == easy || text.contains("?") || !(words.has("take", text) || isNamed(text))) {
      return Optional.empty();
    }
    return Optional.of(fast ? Variant.FAST : Variant.EASY);
  }

  /** "The easy one". */
  private boolean isNamed(String text) {
    return PlanWords.tokens(text).size() <= 5 && words.has("one", text);
  }

  Carried shown(Redrawing plan) {
    Prose prose = new Prose();
    for (Variant variant : Variant.values()) {
      prose.say(lines(plan, variant, drawn(plan, variant)));
    }
    prose.say("Yours stays as it is until you take one by its name.");
    return new Said(Advice.grounded(prose.toString()).withFollowUps(BUTTONS));
  }

  Carried taken(Redrawing plan, String text) {
    Variant variant = chosen(text).orElseThrow();
    CareerPlan after = drawn(plan, variant);
    Set<String> gone = new HashSet<>(plan.before().steps().stream().map(Step::id).toList());
    after.steps().forEach(step -> gone.remove(step.id()));
    return new Changed(
        "The %s variant is your plan now: %s a week, %s."
            .formatted(
                name(variant).toLowerCase(Locale.ROOT),
                HoursAdvice.spoken(after.hoursPerWeek()),
                leftOut(plan.before(), after)),
        after,
        gone);
  }

  private static String lines(Redrawing plan, Variant variant, CareerPlan after) {
    String end = after.endsOn().map(Prose::date).orElse("");
    String now = plan.before().endsOn().map(day -> " (now " + date(day) + ")").orElse("");
    return "**%s:** %s a week, ends on %s%s.  \n%s."
        .formatted(
            name(variant),
            HoursAdvice.spoken(after.hoursPerWeek()),
            end,
            now,
            Prose.capital(leftOut(plan.before(), after)));
  }

  private static String name(Variant variant) {
    return variant == Variant.FAST ? "Fast" : "Easy";
  }

  private static String leftOut(CareerPlan before, CareerPlan after) {
    List<String> out =
        before.steps().stream()
            .filter(step -> after.step(step.id()).isEmpty())
            .map(step -> "\"%s\"".formatted(Section.withoutMarks(step.title())))
            .toList();
    return out.isEmpty() ? "nothing is left out" : "left out: " + Prose.joined(out, "and");
  }

  private static CareerPlan drawn(Redrawing plan, Variant variant) {
    Wish wish = plan.wish();
    int hours = wish.hoursPerWeek();
    int other =
        switch (variant) {
          case FAST -> Math.min(Wish.MOST_HOURS, Math.max(hours + 2, hours * 3 / 2));
          case EASY -> Math.max(1, hours * 3 / 5);
        };
    List<String> out = new ArrayList<>(beyondTheFirst(plan.before(), Kind.PORTFOLIO));
    if (variant == Variant.EASY) {
      out.addAll(large(plan.before()));
    }
    return plan.drawn(wish.withHours(other).under(wish.terms().without(out)));
  }

  private static List<String> beyondTheFirst(CareerPlan plan, Kind kind) {
    return plan.open().stream()
        .filter(step -> step.kind() == kind)
        .skip(plan.done().stream().anyMatch(step -> step.kind() == kind) ? 0 : 1)
        .map(Step::id)
        .toList();
  }

  /** The larger of the community steps; the smallest stays. */
  private static List<String> large(CareerPlan plan) {
    return plan.open().stream()
        .filter(step -> step.kind() == Kind.COMMUNITY)
        .sorted(Comparator.comparingInt(Step::hours))
        .skip(1)
        .filter(step -> step.hours() > SMALL)
        .map(Step::id)
        .toList();
  }
}

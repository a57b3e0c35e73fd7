package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Planner;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.plan.Wish;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plan and the words around it. */
final class PlanAdvice {
  private static final int USUAL_HOURS = 5;
  private static final String USUAL_GOAL = "apps-and-agents-developer";
  private static final String NO_EXAMS = "portfolio-and-community";
  private static final String BADGE = "AI-102";
  private static final Pattern FINISHED =
      Pattern.compile("(?i)\\b(?:finished|completed|done with|did|passed|ticked off)\\b");
  private static final Pattern ORDINAL =
      Pattern.compile("(?i)\\b(first|second|third|fourth|fifth|next|last)\\b(?: \\w+)? step");

  private PlanAdvice() {}

  static Advice plan(Asked asked) {
    CareerPlan before = asked.plan();
    Profile profile = asked.profile();
    String goal = goal(profile, before);
    CareerPlan plan =
        new Planner(asked.catalogue())
            .plan(
                new Wish(
                    profile,
                    goal,
                    hours(profile, before),
                    starts(asked),
                    asked.finishBy(),
                    begun(asked)));
    Prose prose = new Prose();
    prose.say(opening(plan));
    prose.say(changes(plan, before));
    prose.say(assumptions(asked, before));
    plan.warnings().forEach(warning -> prose.say("**Mind:** " + warning));
    prose.say(steps(plan));
    prose.say(
        "The hours of study are our estimates; a part of each week is left free on purpose. Tick steps as you go, and tell me when hours, goal or dates change.");
    prose.say(missing(asked));
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

  private static int hours(Profile profile, @Nullable CareerPlan before) {
    if (profile.hoursPerWeek() != null) {
      return profile.hoursPerWeek();
    }
    return before != null ? before.hoursPerWeek() : USUAL_HOURS;
  }

  private static LocalDate starts(Asked asked) {
    LocalDate tomorrow = asked.today().plusDays(1);
    LocalDate wanted = asked.profile().startsOn();
    return wanted != null && wanted.isAfter(tomorrow) ? wanted : tomorrow;
  }

  /** The steps of the present plan, with those done that the person reports just now. */
  private static List<Step> begun(Asked asked) {
    CareerPlan before = asked.plan();
    if (before == null) {
      return List.of();
    }
    List<Step> open = before.steps().stream().filter(s -> s.status() != Progress.DONE).toList();
    Optional<Step> reported = reported(asked.part().text(), open);
    List<Step> begun = new ArrayList<>();
    for (Step step : before.steps()) {
      boolean passed =
          step.kind() == CareerPlan.Kind.CREDENTIAL
              && step.sources().stream().anyMatch(asked.profile()::holds);
      boolean finished = passed || reported.filter(step::equals).isPresent();
      begun.add(finished ? step.with(Progress.DONE) : step);
    }
    return begun;
  }

  private static Optional<Step> reported(String text, List<Step> open) {
    Matcher ordinal = ORDINAL.matcher(text);
    if (open.isEmpty() || !FINISHED.matcher(text).find() || !ordinal.find()) {
      return Optional.empty();
    }
    int place =
        switch (ordinal.group(1).toLowerCase(Locale.ROOT)) {
          case "second" -> 1;
          case "third" -> 2;
          case "fourth" -> 3;
          case "fifth" -> 4;
          case "last" -> open.size() - 1;
          default -> 0;
        };
    return place < open.size() ? Optional.of(open.get(place)) : Optional.empty();
  }

  private static String opening(CareerPlan plan) {
    if (plan.steps().isEmpty()) {
      return "No step of a plan toward %s fits into the time that you named."
          .formatted(plan.goalTitle());
    }
    return "A plan toward %s: %d steps and about %d hours, from %s to %s, at no more than %d %s a week."
        .formatted(
            plan.goalTitle(),
            plan.steps().size(),
            plan.totalHours(),
            date(plan.startsOn()),
            plan.endsOn().map(Prose::date).orElse(""),
            plan.hoursPerWeek(),
            plan.hoursPerWeek() == 1 ? "hour" : "hours");
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
      changes.add("it was %d hours a week".formatted(before.hoursPerWeek()));
    }
    if (!before.endsOn().equals(plan.endsOn())) {
      changes.add("it ended on %s".formatted(before.endsOn().map(Prose::date).orElse("")));
    }
    long done = plan.steps().stream().filter(s -> s.status() == Progress.DONE).count();
    String kept = done == 0 ? "" : " What you have done is kept (%d).".formatted(done);
    return changes.isEmpty()
        ? kept.strip()
        : "Changed from the plan before: " + Prose.joined(changes, "and") + "." + kept;
  }

  private static String assumptions(Asked asked, @Nullable CareerPlan before) {
    List<String> assumed = new ArrayList<>();
    if (asked.profile().hoursPerWeek() == null && before == null) {
      assumed.add("%d hours a week".formatted(USUAL_HOURS));
    }
    if (asked.profile().goal() == null && before == null && !asked.profile().dislikes("exams")) {
      assumed.add("the line that keeps your badge current as the goal");
    }
    return assumed.isEmpty()
        ? ""
        : "You named none, so I took "
            + Prose.joined(assumed, "and")
            + "; tell me yours and I change it.";
  }

  private static String steps(CareerPlan plan) {
    StringBuilder list = new StringBuilder();
    int number = 1;
    for (Step step : plan.steps()) {
      list.append(number++)
          .append(". **")
          .append(step.title())
          .append("**")
          .append(step.status() == Progress.DONE ? " (done)" : "")
          .append(": ")
          .append(
              step.startOn().equals(step.dueOn())
                  ? date(step.dueOn())
                  : date(step.startOn()) + " to " + date(step.dueOn()))
          .append(", ")
          .append(step.hours())
          .append(step.hours() == 1 ? " hour. " : " hours. ")
          .append(step.why())
          .append('\n');
    }
    return list.toString();
  }

  private static String missing(Asked asked) {
    Optional<HeldBadge> badge = asked.profile().held(BADGE);
    return badge.isPresent() && badge.get().expiresOn() == null
        ? "If you tell me the expiry date printed on your AI-102, I order the plan around it."
        : "";
  }
}

package dev.onward.advise;

import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.Trait;
import dev.onward.understand.wish.FirstTimes;
import java.util.List;

/** Finds the action that a question asks for; all it does is to ask back. */
final class ActionAdvice {
  private ActionAdvice() {}

  static Advice eraseAll(Asked asked) {
    return asked.profile().isEmpty() && asked.plan() == null
        ? Advice.grounded(
            "You have told me nothing of yourself and there is no plan, so there is nothing to"
                + " erase but the text of our conversations; \"Erase everything\" on the page does"
                + " that.")
        : ActionWords.askedBack(new Action.EraseAll());
  }

  static Advice erasePlan(Asked asked) {
    return asked.plan() == null
        ? Advice.grounded("There is no plan, so there is nothing to erase.")
        : ActionWords.askedBack(new Action.ErasePlan());
  }

  /** Of the things that a message names, those that are known are to be forgotten. */
  static Advice forgetOne(Asked asked, List<Trait> named) {
    List<Trait> known = named.stream().filter(trait -> trait.isIn(asked.profile())).toList();
    if (!known.isEmpty()) {
      return ActionWords.askedBack(new Action.ForgetOne(known));
    }
    if (!named.isEmpty()) {
      return Advice.grounded(
          "I keep nothing of that kind (%s), so there is nothing to forget."
              .formatted(Prose.joined(named.stream().map(Trait::words).distinct().toList(), "or")));
    }
    List<String> facts = PersonAdvice.facts(asked);
    return Advice.grounded(
        facts.isEmpty()
            ? "You have told me nothing of yourself yet, so there is nothing to forget."
            : new Prose()
                .say("Which of it shall I forget? This is what I keep:")
                .list(facts)
                .say("Name it, as in \"forget my goal\"; \"forget me\" means all of it.")
                .toString());
  }

  /** A plan; where one with progress would go for it, it is only offered. */
  static Advice plan(Asked asked) {
    return plan(asked, FirstTimes.NONE);
  }

  /** The same with the times that the message names for it. */
  static Advice plan(Asked asked, FirstTimes times) {
    Advice drawn = PlanAdvice.plan(asked, times);
    CareerPlan before = asked.plan();
    CareerPlan plan = drawn.plan();
    if (before == null || plan == null || !isBegun(before)) {
      return drawn;
    }
    return ActionWords.askedBack(new Action.ReplacePlan(plan, asked.profile()))
        .behind(ActionWords.progress(before));
  }

  private static boolean isBegun(CareerPlan plan) {
    return plan.steps().stream().anyMatch(step -> step.status() != Progress.TODO);
  }

  /** Of several answers, without what an action among them must be asked for first. */
  static List<Advice> oneAction(List<Advice> answers) {
    Action first =
        answers.stream()
            .filter(answer -> answer.action() != null)
            .findFirst()
            .map(Advice::action)
            .orElse(null);
    if (first == null) {
      return answers;
    }
    boolean replaces = first instanceof Action.ReplacePlan;
    List<Advice> rest =
        answers.stream()
            .filter(answer -> answer.action() == null || first.equals(answer.action()))
            .filter(answer -> !replaces || answer.plan() == null)
            .toList();
    boolean more = answers.stream().anyMatch(a -> a.action() != null && !first.equals(a.action()));
    return more
        ? rest.stream()
            .map(answer -> answer.action() == null ? answer : answer.and(ActionWords.oneAtATime()))
            .toList()
        : rest;
  }
}

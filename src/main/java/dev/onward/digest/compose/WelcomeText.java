package dev.onward.digest.compose;

import dev.onward.digest.subscribe.Subscriber;
import dev.onward.digest.subscribe.Translations;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Profile.HeldBadge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a first letter says before all else: where its reader stands, and what this mail will be.
 */
final class WelcomeText {
  private WelcomeText() {}

  static List<String> of(Situation situation, Translations words, Optional<Subscriber> reader) {
    List<String> opening = new ArrayList<>();
    opening.add(where(situation, words));
    opening.add(
        reader
            .map(known ->
                words.say(
                    "welcome.what",
                    words.weekday(known.slot().day()),
                    words.hour(known.slot().hour()),
                    known.slot().zone().getId(),
                    words.say("page.rhythm." + known.rhythm().word())))
            .orElseGet(() -> words.say("welcome.what-anybody")));
    return opening;
  }

  private static String where(Situation situation, Translations words) {
    List<String> sentences = new ArrayList<>();
    List<HeldBadge> held = situation.standing().profile().held();
    if (!held.isEmpty()) {
      sentences.add(
          words.say(
              "welcome.held",
              held.stream().map(b -> badge(b, words)).collect(Collectors.joining(", "))));
    }
    situation
        .interests()
        .goal()
        .ifPresent(goal ->
            sentences.add(
                goal.credentials().isEmpty()
                    ? words.say("welcome.goal", goal.title())
                    : words.say(
                        "welcome.goal-by",
                        goal.title(),
                        goal.credentials().stream()
                            .map(step -> step.credential())
                            .collect(Collectors.joining(", ")))));
    situation.standing().plan().ifPresent(plan -> sentences.add(plan(plan, words)));
    if (!situation.interests().topics().isEmpty()) {
      sentences.add(
          words.say(
              "welcome.topics",
              situation.interests().topics().stream()
                  .sorted()
                  .map(topic -> topic.replace('-', ' '))
                  .collect(Collectors.joining(", "))));
    }
    return sentences.isEmpty() ? words.say("welcome.nothing") : String.join(" ", sentences);
  }

  private static String badge(HeldBadge badge, Translations words) {
    return badge
        .expiry()
        .filter(expiry -> expiry.isExact())
        .map(expiry ->
            words.say("welcome.badge-until", badge.credential(), words.day(expiry.firstDay())))
        .orElse(badge.credential());
  }

  private static String plan(CareerPlan plan, Translations words) {
    Optional<Step> next = plan.next();
    return next.isEmpty()
        ? words.say("welcome.plan-done", plan.steps().size())
        : words.say(
            "welcome.plan",
            plan.steps().size(),
            plan.done().size(),
            Plain.line(next.get().title()),
            words.day(next.get().dueOn()));
  }
}

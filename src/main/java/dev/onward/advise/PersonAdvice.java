package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.understand.Ask;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What concerns the person: what is remembered, shown, taken along and forgotten; and manners. */
final class PersonAdvice {
  private PersonAdvice() {}

  static Advice statement(Asked asked, List<String> learned) {
    if (learned.isEmpty()) {
      return Advice.grounded(
          "Thank you for telling me; it holds nothing that changes my advice. What does are the badges you hold with their expiry dates, your goal, and the hours you have in a week.");
    }
    Prose prose = new Prose();
    String name = asked.profile().name();
    prose.say(
        (name != null && learned.stream().anyMatch(l -> l.startsWith("your name"))
                ? "Hello, " + name + ". "
                : "")
            + "Noted: "
            + Prose.joined(withoutName(learned), "and")
            + ".");
    prose.say(meaning(asked));
    prose.say(
        asked.profile().goal() != null || asked.profile().hoursPerWeek() != null
            ? "Say \"make me a plan\" when you want dates to it; correct me at any time by saying so."
            : "Ask me what fits, or tell me your goal and your hours a week for a dated plan; correct me at any time by saying so.");
    return Advice.grounded(prose.toString());
  }

  private static List<String> withoutName(List<String> learned) {
    List<String> rest = learned.stream().filter(l -> !l.startsWith("your name")).toList();
    return rest.isEmpty() ? learned : rest;
  }

  /** What the known dates mean for the badges. */
  private static String meaning(Asked asked) {
    return asked.profile().held().stream()
        .flatMap(badge -> asked.catalogue().credential(badge.credential()).stream())
        .filter(credential ->
            Holding.of(credential, asked).flatMap(Holding::standing).isPresent()
                || !credential.lifecycle().canRenewOn(asked.today()))
        .map(credential -> RenewalAdvice.validity(credential, asked).whole())
        .collect(Collectors.joining(" "));
  }

  static Advice recall(Asked asked) {
    Profile profile = asked.profile();
    if (profile.isEmpty()) {
      return Advice.grounded(
          "You have told me nothing of yourself yet. Useful to know: the badges you hold with their expiry dates, the hours you have in a week, the languages you write, and where you want to go.");
    }
    Prose prose = new Prose();
    prose.say("This is what you told me, and all that I keep of it:");
    prose.list(facts(asked));
    prose.say(meaning(asked));
    prose.say(
        Optional.ofNullable(asked.plan())
            .flatMap(CareerPlan::next)
            .map(step ->
                "Your plan's next step is \"%s\", due %s."
                    .formatted(step.title(), date(step.dueOn()))));
    return Advice.grounded(
        prose
            .say(
                "Correct it by saying so; \"export my data\" gives it to you, \"forget me\" wipes it.")
            .toString());
  }

  static List<String> facts(Asked asked) {
    Profile profile = asked.profile();
    List<String> facts = new ArrayList<>();
    if (profile.name() != null) {
      facts.add("Name: " + profile.name());
    }
    for (HeldBadge badge : profile.held()) {
      facts.add("Badge: " + badge.credential() + dates(badge, asked.today()));
    }
    String goal = profile.goal();
    if (goal != null) {
      facts.add(
          "Goal: "
              + asked
                  .catalogue()
                  .path(goal)
                  .map(GoalPath::title)
                  .or(() -> asked.catalogue().credential(goal).map(Credential::codeAndName))
                  .orElse(goal));
    }
    if (profile.hoursPerWeek() != null) {
      facts.add("Hours a week: " + profile.hoursPerWeek());
    }
    LocalDate starts = profile.startsOn();
    if (starts != null) {
      facts.add("Start: " + date(starts));
    }
    if (!profile.languages().isEmpty()) {
      facts.add("Languages: " + Prose.joined(profile.languages(), "and"));
    }
    if (profile.role() != null) {
      facts.add("Work: " + profile.role());
    }
    if (profile.employer() != null) {
      facts.add("Employer: " + profile.employer());
    }
    if (!profile.dislikes().isEmpty()) {
      facts.add("Rather not: " + Prose.joined(profile.dislikes(), "and"));
    }
    return facts;
  }

  private static String dates(HeldBadge badge, LocalDate today) {
    String earned = badge.earned();
    String renewed = badge.renewed();
    boolean over = badge.hasLapsedBy(today);
    return (earned == null ? "" : ", earned " + new AsOf(earned).when())
        + (renewed == null ? "" : ", renewed " + new AsOf(renewed).when())
        + badge
            .expiry()
            .map(when -> (over ? ", expired " : ", expires ") + when.when())
            .orElse(over ? ", lapsed" : "")
        + (renewed != null && badge.expiry().isPresent()
            ? " by the rule that a renewal adds a year"
            : "");
  }

  static Advice export(Asked asked) {
    boolean plan = asked.plan() != null;
    return Advice.grounded(
        new Prose()
            .say(
                (plan
                        ? "Your plan as Markdown is at [/api/plan.md](/api/plan.md), as a calendar file at [/api/plan.ics](/api/plan.ics). "
                        : "There is no plan yet. ")
                    + "Everything I keep of you, as JSON, is at [/api/me/export](/api/me/export).")
            .toString());
  }

  static Advice showPlan(Asked asked) {
    CareerPlan plan = asked.plan();
    if (plan != null) {
      return PlanAdvice.shown(asked, plan);
    }
    // "The plan" of somebody who told their goal and hours is the one they wait for.
    return asked.profile().goal() != null && asked.profile().hoursPerWeek() != null
        ? PlanAdvice.plan(asked)
        : Advice.grounded(
            "There is no plan yet. Tell me a goal and your hours a week, and I make one.");
  }

  static Advice greeting(Asked asked) {
    String name = asked.profile().name();
    return Advice.grounded(
        "Hello%s. I help engineers decide what comes after the Azure AI Engineer badge: the next credential, a portfolio project, a community step, what changed. Where do you stand?"
            .formatted(name == null ? "" : ", " + name));
  }

  /** A word of understanding, and one step that can be taken. */
  static Advice empathy(Asked asked, boolean setback) {
    if (setback) {
      return Advice.grounded(Words.english("empathy.failed"));
    }
    String step = Words.english(asked.plan() == null ? "empathy.exam" : "empathy.plan");
    return Advice.grounded(Words.of(Ask.EMPATHY, asked.language()).replace("{step}", step));
  }

  /** Thanks, small talk, and what can be asked here. */
  static Advice said(Asked asked) {
    return Advice.grounded(Words.of(asked.part().ask(), asked.language()));
  }
}

package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What concerns the person: what is remembered, shown, taken along and forgotten; and manners. */
final class PersonAdvice {
  private PersonAdvice() {}

  static Advice statement(Asked asked, List<String> learned) {
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

  /** What the known facts mean for badges with dates. */
  private static String meaning(Asked asked) {
    List<String> sentences = new ArrayList<>();
    for (HeldBadge badge : asked.profile().held()) {
      asked
          .catalogue()
          .credential(badge.credential())
          .flatMap(credential -> meaning(credential, badge, asked.today()))
          .ifPresent(sentences::add);
    }
    return String.join(" ", sentences);
  }

  private static Optional<String> meaning(Credential credential, HeldBadge badge, LocalDate today) {
    String id = credential.id();
    Optional<AsOf> expiry = badge.expiry();
    if (badge.hasLapsedBy(today)) {
      return Optional.of(
          "Your %s ran out%s; it stands in your transcript's history. [^policy-after-retirement]"
              .formatted(id, expiry.map(when -> " " + at(when)).orElse("")));
    }
    if (expiry.isEmpty()) {
      return credential.canRenewOn(today) || !credential.expires()
          ? Optional.empty()
          : Optional.of(
              "%s can't be renewed any more; it stays active until the expiry date printed on it%s. [^%s]"
                  .formatted(id, reckoned(credential, badge), id));
    }
    String expires = until(expiry.get());
    if (!credential.canRenewOn(today)) {
      return Optional.of(
          "Your %s stays active until %s and can't be renewed after its retirement. [^policy-after-retirement] [^%s]"
              .formatted(id, expires, id));
    }
    return Optional.of(
        "Your %s runs until %s and can be renewed for free from six months before. [^policy-renewal-window]"
            .formatted(id, expires));
  }

  private static String at(AsOf when) {
    return (when.isExact() ? "on " : "in ") + when.spoken();
  }

  private static String until(AsOf expiry) {
    return expiry.isExact() ? expiry.spoken() : "some day in " + expiry.spoken();
  }

  private static String reckoned(Credential credential, HeldBadge badge) {
    Optional<Integer> months = credential.renewal().flatMap(Credential.Renewal::validMonths);
    if (badge.earned() == null || months.isEmpty()) {
      return "";
    }
    AsOf earned = new AsOf(badge.earned());
    LocalDate last = earned.lastDay().plusMonths(months.get());
    AsOf ends =
        earned.isExact()
            ? AsOf.of(last)
            : new AsOf(last.toString().substring(0, badge.earned().length()));
    return ", by the one-year rule " + ends.spoken() + " if you never renewed it";
  }

  static Advice recall(Asked asked) {
    Profile profile = asked.profile();
    boolean aboutBadge =
        asked.mentions(
            "until when",
            "how long",
            "expire",
            "active",
            "valid",
            "lapse",
            "run out",
            "show it",
            "bis wann");
    if (aboutBadge && !profile.held().isEmpty()) {
      return Advice.grounded(badges(asked));
    }
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

  private static String badges(Asked asked) {
    Prose prose = new Prose();
    for (HeldBadge badge : asked.profile().held()) {
      Credential credential = asked.catalogue().credential(badge.credential()).orElse(null);
      if (credential == null) {
        continue;
      }
      LocalDate expires = badge.expiresOn();
      if (expires != null && !expires.isBefore(asked.today())) {
        prose.say(
            "You can show your %s as active until %s, the expiry date you gave me. [^policy-after-retirement]%s"
                .formatted(
                    credential.codeAndName(),
                    date(expires),
                    credential.canRenewOn(asked.today())
                        ? " It can be renewed for free from six months before. [^policy-renewal-window]"
                        : " It can't be renewed: the renewal assessment ended on %s. [^%s]"
                            .formatted(
                                credential.lifecycle().renewalEndsOn().map(Prose::date).orElse(""),
                                credential.id())));
      } else {
        prose.say(
            meaning(credential, badge, asked.today())
                .orElse("For %s you gave me no expiry date.".formatted(credential.id())));
      }
    }
    return prose.toString();
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
    return (earned == null ? "" : ", earned " + at(new AsOf(earned)))
        + (renewed == null ? "" : ", renewed " + at(new AsOf(renewed)))
        + badge
            .expiry()
            .map(when -> (over ? ", expired " : ", expires ") + at(when))
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
    if (plan == null) {
      return Advice.grounded(
          "There is no plan yet. Tell me a goal and your hours a week, and I make one.");
    }
    long done = plan.steps().stream().filter(s -> s.status() == Progress.DONE).count();
    Prose prose = new Prose();
    prose.say(
        "Your plan toward %s has %d steps, %d of them done."
            .formatted(plan.goalTitle(), plan.steps().size(), done));
    prose.say(
        plan.next()
            .map(step ->
                "Next: **%s**, due %s. %s"
                    .formatted(step.title(), date(step.dueOn()), step.why())));
    return Advice.grounded(prose.toString()).with(plan);
  }

  static Advice thanks() {
    return Advice.grounded(
        "Glad it helps. When something changes, your hours, your goal or an exam you passed, tell me and I adjust the plan.");
  }

  static Advice greeting(Asked asked) {
    String name = asked.profile().name();
    return Advice.grounded(
        "Hello%s. I help engineers decide what comes after the Azure AI Engineer badge: the next credential, a portfolio project, a community step, what changed. Where do you stand?"
            .formatted(name == null ? "" : ", " + name));
  }

  static Advice help() {
    return Advice.grounded(
        """
        I help with what comes after the Azure AI Engineer badge, from a curated collection with sources and dates:

        - where a credential stands today, what it requires, how it is renewed, how two compare
        - a dated plan that fits your hours, with a portfolio piece and a community step beside each credential
        - portfolio projects with what to change and what to measure; community routes
        - what changed lately, and what the badge is worth

        I keep what you tell me of yourself for this session only, show it when you ask, and wipe it when you say so. I don't know exam questions, local prices or what an employer will pay, and I say when something is not in my knowledge.\
        """);
  }
}

package dev.onward.advise;

import static dev.onward.advise.Prose.date;
import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Project;
import dev.onward.knowledge.Status;
import dev.onward.plan.NextLevel;
import dev.onward.plan.Profile.HeldBadge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to do after the badge: where it stands, the lines that lead on, and a first week. */
final class NextStepAdvice {
  /** The badge that Onward is about. */
  static final String BADGE = "AI-102";

  /** The line of those who name none: the same work, with a current badge. */
  private static final String USUAL = "apps-and-agents-developer";

  /** The lines that lead on from the badge, the nearest first. */
  private static final List<String> LINES =
      List.of(USUAL, "solutions-architect", "ml-operations", "portfolio-and-community");

  private NextStepAdvice() {}

  static Advice next(Asked asked) {
    Optional<NextLevel> level = nextLevel(asked);
    Optional<GoalPath> goal =
        level.flatMap(NextLevel::path).or(() -> asked.goal().flatMap(asked.catalogue()::path));
    GoalPath path = goal.or(() -> byWork(asked)).orElseGet(() -> usual(asked));
    Prose prose = new Prose();
    prose.say(
        level
            .map(above -> above.words() + hours(above))
            .or(() -> first(path, asked))
            .orElse(
                "Without another exam: build something that a stranger can check, and contribute what others use."
                    + mark(path.id())));
    prose.say(beside(asked, path));
    prose.say(
        level
            .filter(above -> !above.held().id().equals(BADGE))
            .map(above ->
                "Keep %s current meanwhile. [^policy-renewal-window]"
                    .formatted(above.held().id())));
    boolean badge = asked.holds(BADGE) || asked.part().credentials().contains(BADGE);
    Prose more = new Prose();
    (badge ? prose : more).say(badge(asked));
    if (goal.isEmpty()) {
      prose.say("Other lines from here:").list(others(asked, path));
      more.say("The lines in full:").list(lines(asked));
    } else {
      more.say(inFull(path, asked));
    }
    more.say(project(asked, Optional.of(path)));
    more.say(community(asked, Optional.of(path)));
    more.say(question(asked, goal));
    return Advice.grounded(prose.toString()).with(prose.toString(), more.toString());
  }

  /** What is done beside the study, from the first week. */
  private static String beside(Asked asked, GoalPath path) {
    Optional<String> project =
        ProjectAdvice.choose(asked, Optional.of(path), 1).stream()
            .findFirst()
            .map(one ->
                "one portfolio project, %s (%s)%s"
                    .formatted(ProjectAdvice.link(one), one.hours(), mark(one.id())));
    Optional<String> step =
        CommunityAdvice.choose(asked, Optional.of(path), 1).stream()
            .findFirst()
            .map(one ->
                "one community step, \"%s\"%s".formatted(one.document().title(), mark(one.id())));
    return "Beside it, from the first week: "
        + Prose.joined(Stream.of(project, step).flatMap(Optional::stream).toList(), "and")
        + ".";
  }

  /** The other lines by their exams, and what became of an exam that people still look for. */
  private static List<String> others(Asked asked, GoalPath taken) {
    return LINES.stream()
        .filter(id -> !id.equals(taken.id()))
        .flatMap(id -> asked.catalogue().path(id).stream())
        .map(path -> {
          List<String> exams = path.credentials().stream().map(GoalPath.Step::credential).toList();
          String before =
              path.credentials().stream()
                  .flatMap(step -> asked.catalogue().credential(step.credential()).stream())
                  .flatMap(one -> followed(one, asked).stream())
                  .findFirst()
                  .map(old -> ", what became of " + old.id())
                  .orElse("");
          return "%s: %s%s%s"
              .formatted(
                  path.title(),
                  exams.isEmpty() ? "projects and contributions" : Prose.joined(exams, "and"),
                  before,
                  mark(path.id()));
        })
        .toList();
  }

  /** The line of the work that the person told, by the names that it goes by. */
  private static Optional<GoalPath> byWork(Asked asked) {
    String role = asked.profile().role();
    return role == null
        ? Optional.empty()
        : asked.catalogue().paths().stream()
            .filter(path -> path.aliases().contains(role))
            .findFirst();
  }

  private static GoalPath usual(Asked asked) {
    String id = asked.profile().dislikes("exams") ? "portfolio-and-community" : USUAL;
    return asked.catalogue().path(id).orElseThrow();
  }

  /** "Take AI-103, ... next: ..."; empty where nothing of the line is left to take. */
  private static Optional<String> first(GoalPath path, Asked asked) {
    return path.credentials().stream()
        .filter(step -> !asked.holds(step.credential()))
        .findFirst()
        .map(step -> {
          Credential credential = asked.catalogue().credential(step.credential()).orElseThrow();
          return "Take %s, next: by our estimate %s of study for a holder of AI-102.%s%s"
              .formatted(
                  credential.codeAndName(), step.hours(), mark(credential.id()), mark(path.id()));
        });
  }

  /** Above the goal, where it is reached; without a goal, above what the person holds. */
  private static Optional<NextLevel> nextLevel(Asked asked) {
    Stream<String> reached =
        asked.goal().isPresent()
            ? asked.goal().stream()
            : asked.profile().held().stream().map(HeldBadge::credential);
    return reached
        .flatMap(
            goal -> NextLevel.above(goal, asked.catalogue(), asked::holds, asked.today()).stream())
        .findFirst();
  }

  private static String hours(NextLevel level) {
    return level.path().stream()
        .flatMap(path ->
            path.credentials().stream()
                .filter(step -> step.credential().equals(level.next().id()))
                .map(step ->
                    " Our estimate for it is %s.%s".formatted(step.hours(), mark(path.id()))))
        .findFirst()
        .orElse("");
  }

  private static String badge(Asked asked) {
    Credential badge = asked.catalogue().credential(BADGE).orElseThrow();
    LocalDate today = asked.today();
    LocalDate retires = badge.lifecycle().retiresOn().orElseThrow();
    if (badge.statusOn(today) != Status.RETIRED) {
      return "AI-102 can still be earned and renewed until %s; after that day it retires, and its renewal with it. [^AI-102]"
          .formatted(date(retires));
    }
    String own =
        Holding.of(badge, asked)
            .flatMap(Holding::words)
            .map(Prose::capital)
            .orElse(
                "Yours stays active until the expiry date printed on it, one year from the award or the last renewal");
    return "Where the badge stands: AI-102 retired on %s, together with its renewal. [^AI-102] %s. [^policy-after-retirement]"
        .formatted(date(retires), own);
  }

  private static List<String> lines(Asked asked) {
    return LINES.stream()
        .flatMap(id -> asked.catalogue().path(id).stream())
        .map(path -> "**%s.** %s".formatted(path.title(), inFull(path, asked)))
        .toList();
  }

  private static String inFull(GoalPath path, Asked asked) {
    List<String> sentences = new ArrayList<>();
    for (GoalPath.Step step : path.credentials()) {
      Credential credential = asked.catalogue().credential(step.credential()).orElseThrow();
      sentences.add(
          "%s (%s for a holder of AI-102, by our estimate).%s"
              .formatted(credential.codeAndName(), step.hours(), mark(credential.id())));
      predecessor(credential, asked).ifPresent(sentences::add);
    }
    if (path.credentials().isEmpty()) {
      sentences.add("Projects that a stranger can check, and contributions that others use.");
    }
    if (path.credentials().size() > 1) {
      sentences.add("The last of them is only awarded to people who hold both.");
    }
    sentences.add(mark(path.id()).strip());
    return String.join(" ", sentences);
  }

  /** A retired credential that people still look for on this line, in a sentence. */
  private static Optional<String> predecessor(Credential credential, Asked asked) {
    return followed(credential, asked)
        .map(before ->
            "It is what became of %s, which retired on %s.%s"
                .formatted(
                    before.codeAndName(),
                    before.lifecycle().retiresOn().map(Prose::date).orElse(""),
                    mark(before.id())));
  }

  private static Optional<Credential> followed(Credential credential, Asked asked) {
    return asked
        .catalogue()
        .predecessors(credential.id(), Credential.Successor.Relation.REPLACED_BY)
        .stream()
        .filter(before -> !before.id().equals(BADGE))
        .filter(before -> before.statusOn(asked.today()) == Status.RETIRED)
        .findFirst();
  }

  private static String project(Asked asked, Optional<GoalPath> goal) {
    Optional<Project> project = ProjectAdvice.choose(asked, goal, 1).stream().findFirst();
    return project
        .map(p ->
            "**The project:** %s (%s, about %s). %s%s"
                .formatted(
                    ProjectAdvice.link(p),
                    Prose.joined(ProjectAdvice.languages(p), "or"),
                    p.hours(),
                    Prose.firstSentence(
                        p.document().section("What to change").orElseThrow().text()),
                    mark(p.id())))
        .orElse("");
  }

  private static String community(Asked asked, Optional<GoalPath> goal) {
    return CommunityAdvice.choose(asked, goal, 1).stream()
        .findFirst()
        .map(route ->
            "**The community step:** %s. %s%s"
                .formatted(
                    route.document().title(),
                    Prose.firstSentence(
                        route.document().section("First step").orElseThrow().text()),
                    mark(route.id())))
        .orElse("");
  }

  private static String question(Asked asked, Optional<GoalPath> goal) {
    boolean expiryKnown = asked.profile().held(BADGE).map(HeldBadge::expiresOn).isPresent();
    if (!expiryKnown) {
      return "What would change this advice: the expiry date printed on your badge, the hours you have in a week, and which of these lines sounds like your work. Tell me, and I make you a dated plan.";
    }
    if (goal.isEmpty() || asked.profile().hoursPerWeek() == null) {
      return "Tell me the line that sounds like your work and the hours you have in a week, and I make you a dated plan.";
    }
    return "Say \"make me a plan\", and I put dates to it.";
  }
}

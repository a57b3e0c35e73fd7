package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Project;
import dev.onward.knowledge.Section;
import dev.onward.retrieve.Evidence;
import dev.onward.understand.text.Numbers;
import dev.onward.understand.text.StudySpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Portfolio projects that fit a question and a person. */
final class ProjectAdvice {
  private static final int SHOWN = 3;

  /** In US dollars. */
  private static final int CHEAP = 5;

  private static final int FEW_HOURS = 12;

  private ProjectAdvice() {}

  static Advice projects(Asked asked, List<Evidence> evidence) {
    Optional<GoalPath> goal = asked.goal().flatMap(asked.catalogue()::path);
    List<Project> chosen = choose(asked, goal, SHOWN, relevance(evidence));
    Project first = chosen.getFirst();
    Prose prose = new Prose().say("Build " + briefly(first));
    if (chosen.size() > 1) {
      prose.say("Or:").list(chosen.stream().skip(1).map(ProjectAdvice::briefly).toList());
    }
    Prose more = new Prose();
    chosen.forEach(project -> more.say(described(project)));
    return Advice.grounded(prose.toString()).with(prose.toString(), more.toString());
  }

  /** What it is, how long it takes and what it may cost, in two sentences. */
  private static String briefly(Project project) {
    return "**%s** (%s%s; budget alert at %d US dollars): %s%s"
        .formatted(
            project.repository().isPresent() ? project.document().title() : link(project),
            project.repository().isPresent() ? link(project) + "; " : "",
            project.hours(),
            project.costCeilingUsd(),
            Prose.inside(
                Prose.firstSentence(
                    project.document().section("What to change").orElseThrow().text())),
            mark(project.id()));
  }

  static Advice one(Project project) {
    return Advice.grounded("Build " + briefly(project))
        .with("Build " + briefly(project), described(project));
  }

  private static Map<String, Double> relevance(List<Evidence> evidence) {
    Map<String, Double> relevance = new HashMap<>();
    evidence.forEach(e -> relevance.merge(e.passage().documentId(), e.score(), Math::max));
    return relevance;
  }

  static List<Project> choose(Asked asked, Optional<GoalPath> goal, int most) {
    return choose(asked, goal, most, Map.of());
  }

  private static List<Project> choose(
      Asked asked, Optional<GoalPath> goal, int most, Map<String, Double> relevance) {
    Map<String, Double> worth = new HashMap<>();
    List<Project> candidates =
        asked.catalogue().projects().stream().filter(Project::startHere).toList();
    for (Project project : candidates) {
      worth.put(
          project.id(),
          worth(project, asked, goal) + 3 * relevance.getOrDefault(project.id(), 0.0));
    }
    return candidates.stream()
        .sorted(
            Comparator.<Project>comparingDouble(p -> worth.getOrDefault(p.id(), 0.0))
                .reversed()
                .thenComparing(Project::id))
        .limit(most)
        .toList();
  }

  private static double worth(Project project, Asked asked, Optional<GoalPath> goal) {
    double worth = 0;
    for (String topic : asked.part().topics()) {
      worth += project.document().topics().contains(topic) ? 1 : 0;
    }
    if (!asked.languages().isEmpty()) {
      boolean exact = asked.languages().stream().anyMatch(project.languages()::contains);
      boolean any = project.languages().contains("any");
      worth += exact ? 2.5 : any ? 0 : -2.5;
    }
    if (goal.isPresent()) {
      int place = goal.get().projects().indexOf(project.id());
      worth += place < 0 ? 0 : 1.5 - 0.2 * place;
    } else {
      worth += project.document().topics().contains("evaluation") ? 0.3 : 0;
    }
    for (String credential : asked.part().credentials()) {
      worth += project.evidences(credential) ? 1 : 0;
    }
    if (asked.part().topics().contains("cost")) {
      worth += project.costCeilingUsd() <= CHEAP ? 1.5 : -0.5;
    }
    if (isShort(asked)) {
      worth += project.hours().max() <= FEW_HOURS ? 1.5 : -0.5;
    }
    return worth;
  }

  /** True where the question names no more time than a weekend. */
  private static boolean isShort(Asked asked) {
    String text = asked.part().text();
    return Numbers.namedHoursPerWeek(text).isEmpty()
        && Numbers.namedHours(text)
            .map(hours -> hours <= FEW_HOURS)
            .or(() -> StudySpan.weeks(text).map(weeks -> weeks < 0.5))
            .orElse(false);
  }

  static String described(Project project) {
    return """
    **%s** (%s; %s; budget alert at %d US dollars)%s

    - Change: %s
    - Measure: %s
    - Cost and clean-up: %s
    - Evidence for: %s\
    """
        .formatted(
            project.document().title(),
            link(project),
            project.hours(),
            project.costCeilingUsd(),
            mark(project.id()),
            words(project, "What to change"),
            words(project, "What to measure"),
            words(project, "Cost and clean-up"),
            evidence(project));
  }

  private static String words(Project project, String section) {
    String text = project.document().section(section).map(Section::plain).orElse("");
    List<String> sentences = Prose.sentences(text);
    return String.join(" ", sentences.subList(0, Math.min(2, sentences.size())));
  }

  private static String evidence(Project project) {
    List<String> evidence = new ArrayList<>();
    for (Project.Evidence e : project.evidences()) {
      evidence.add("%s, \"%s\"".formatted(e.credential(), e.domain()));
    }
    return String.join("; ", evidence);
  }

  static String link(Project project) {
    return project
        .document()
        .url()
        .map(url ->
            "[%s](%s)".formatted(project.repository().orElse(project.document().title()), url))
        .orElse(project.document().title());
  }

  static List<String> languages(Project project) {
    return project.languages().stream().map(Prose::language).toList();
  }
}

package dev.onward.plan;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.GoalPath.Gap;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.Route.Leg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The study for one credential, in parts that somebody can finish. The parts do not depend on the
 * hours a week, so that they stay the same when those change.
 */
final class Study {
  private static final int MOST_HOURS_A_PART = 25;

  private final Credential credential;
  private final int hours;
  private final List<Gap> gaps;
  private final List<String> domains;

  Study(Leg leg, Optional<GoalPath> path) {
    this.credential = leg.credential();
    this.hours = Math.max(1, leg.hours().middle() - Tasks.EXAM_HOURS);
    this.gaps = gaps(path);
    this.domains = gaps.isEmpty() ? outline() : gaps.stream().map(Gap::domain).toList();
  }

  /** Large gaps first: they need the longest time to settle. */
  private List<Gap> gaps(Optional<GoalPath> path) {
    return path.stream()
        .flatMap(found -> found.gap().stream())
        .filter(gap -> gap.credential().equals(credential.id()))
        .sorted(Comparator.comparing(Gap::size).reversed())
        .toList();
  }

  private List<String> outline() {
    return credential.skills().stream()
        .flatMap(skills -> skills.domains().stream())
        .map(Credential.Domain::name)
        .toList();
  }

  List<Task> tasks() {
    int wanted = (hours + MOST_HOURS_A_PART - 1) / MOST_HOURS_A_PART;
    int parts = Math.min(wanted, Math.max(1, domains.size()));
    List<Task> tasks = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int share = hours * (part + 1) / parts - hours * part / parts;
      int from = part * domains.size() / parts;
      int to = (part + 1) * domains.size() / parts;
      tasks.add(task(part + 1, share, domains.subList(from, to)));
    }
    return tasks;
  }

  private Task task(int number, int share, List<String> these) {
    String subject = these.isEmpty() ? "" : ": " + String.join("; ", these);
    return new Task(
        Tasks.slug(credential) + "-study-" + number,
        Kind.LEARNING,
        "Study for " + credential.id() + subject,
        why(these),
        share,
        credential.studyGuide().orElse(credential.url()).toString(),
        "You can do each objective of these parts of the study guide from memory, in a lab of your own.",
        List.of(credential.id()));
  }

  private String why(List<String> these) {
    List<String> notes =
        gaps.stream()
            .filter(gap -> these.contains(gap.domain()))
            .map(gap -> gap.domain() + ": " + gap.note())
            .toList();
    String reason =
        notes.isEmpty()
            ? "What the outline of " + credential.codeAndName() + " asks."
            : String.join(" ", notes);
    return reason + Tasks.mark(credential.id());
  }
}

package dev.onward.plan;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Domain;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.GoalPath.Gap;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Route.Leg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The study for one credential, by the domains of its exam where they are known, in parts that
 * somebody can finish in a week or two, with a review behind them. The parts do not depend on the
 * hours a week, so that they stay the same when those change.
 */
final class Study {
  /** The review is no work of a week, it takes one: what ran late has room in it. */
  static final int REVIEW_DAYS = 7;

  private static final int MOST_HOURS_A_PART = 6;
  private static final int REVIEW_SHARE = 10;
  private static final String REVIEW = "-review";

  /** A part of the exam and how much of the study it takes. */
  private record Subject(String name, String title, double weight, Optional<Gap> gap) {}

  private final Credential credential;
  private final int hours;
  private final List<Subject> subjects;

  Study(Leg leg, Optional<GoalPath> path) {
    this.credential = leg.credential();
    this.hours = Math.max(2, leg.hours().middle() - Tasks.EXAM_HOURS);
    List<Gap> gaps =
        path.stream()
            .flatMap(found -> found.gap().stream())
            .filter(gap -> gap.credential().equals(credential.id()))
            .toList();
    this.subjects =
        domains().stream()
            .map(domain -> subject(domain, gaps))
            .sorted(Comparator.comparingInt(Study::rank))
            .toList();
  }

  static boolean isReview(Task task) {
    return task.id().endsWith(REVIEW);
  }

  private List<Domain> domains() {
    return credential.skills().map(Credential.Skills::domains).orElse(List.of());
  }

  private static Subject subject(Domain domain, List<Gap> gaps) {
    Optional<Gap> gap = gaps.stream().filter(one -> one.domain().equals(domain.name())).findFirst();
    double newness =
        gap.map(one ->
                switch (one.size()) {
                  case SMALL -> 0.6;
                  case MEDIUM -> 1.0;
                  case LARGE -> 1.5;
                })
            .orElse(1.0);
    String title =
        domain.min() == domain.max()
            ? "%s (%d %%)".formatted(domain.name(), domain.min())
            : "%s (%d-%d %%)".formatted(domain.name(), domain.min(), domain.max());
    return new Subject(domain.name(), title, newness * (domain.min() + domain.max()) / 2.0, gap);
  }

  /** Large gaps first: they need the longest time to settle. */
  private static int rank(Subject subject) {
    return switch (subject.gap().map(Gap::size).orElse(Gap.Size.MEDIUM)) {
      case LARGE -> 0;
      case MEDIUM -> 1;
      case SMALL -> 2;
    };
  }

  /** All of it but what is done, as far as an earlier plan had cut the study otherwise. */
  List<Task> tasks(List<Step> done) {
    int review = Math.max(1, hours / REVIEW_SHARE);
    List<Task> tasks = new ArrayList<>();
    if (subjects.isEmpty()) {
      addParts(tasks, Optional.empty(), hours - review);
    }
    double whole = subjects.stream().mapToDouble(Subject::weight).sum();
    double before = 0;
    for (Subject subject : subjects) {
      int from = (int) Math.round((hours - review) * before / whole);
      before += subject.weight();
      int to = (int) Math.round((hours - review) * before / whole);
      addParts(tasks, Optional.of(subject), Math.max(1, to - from));
    }
    List<Task> left = new ArrayList<>(withoutDone(tasks, done));
    left.add(review(review));
    return left;
  }

  private List<Task> withoutDone(List<Task> tasks, List<Step> done) {
    int covered =
        done.stream()
            .filter(step -> step.id().startsWith(slug()))
            .mapToInt(step -> step.hours() - hours(tasks, step.id()))
            .filter(hours -> hours > 0)
            .sum();
    List<Task> left = new ArrayList<>();
    for (Task task : tasks) {
      boolean isDone = done.stream().anyMatch(step -> step.id().equals(task.id()));
      if (!isDone && covered >= task.hours()) {
        covered -= task.hours();
      } else {
        left.add(task);
      }
    }
    return left;
  }

  private static int hours(List<Task> tasks, String id) {
    return tasks.stream().filter(task -> task.id().equals(id)).mapToInt(Task::hours).sum();
  }

  private String slug() {
    return Tasks.slug(credential) + "-study-";
  }

  private void addParts(List<Task> tasks, Optional<Subject> subject, int share) {
    int parts = (share + MOST_HOURS_A_PART - 1) / MOST_HOURS_A_PART;
    for (int part = 0; part < parts; part++) {
      int length = share * (part + 1) / parts - share * part / parts;
      String which = parts == 1 ? "" : ", part %d of %d".formatted(part + 1, parts);
      tasks.add(part(slug() + (tasks.size() + 1), subject, which, length));
    }
  }

  private Task part(String id, Optional<Subject> subject, String which, int length) {
    String title = subject.map(about -> ": " + about.title()).orElse("");
    return new Task(
        id,
        Kind.LEARNING,
        "Study " + credential.id() + title + which,
        why(subject),
        length,
        credential.studyGuide().orElse(credential.url()).toString(),
        "You can do each objective of this part of the study guide from memory, in a lab of your own.",
        List.of(credential.id()));
  }

  private String why(Optional<Subject> subject) {
    String reason =
        subject
            .flatMap(Subject::gap)
            .map(Gap::note)
            .or(() ->
                subject.map(about -> "A part of the outline of " + credential.codeAndName() + "."))
            .orElse("What the outline of " + credential.codeAndName() + " asks.");
    return reason + Tasks.mark(credential.id());
  }

  private Task review(int length) {
    return new Task(
        Tasks.slug(credential) + REVIEW,
        Kind.LEARNING,
        "Review for " + credential.id() + ": a practice assessment, then only what it showed",
        "A week between the last of the study and the exam, which also takes up what ran late."
            + Tasks.mark(credential.id()),
        length,
        credential.url().toString(),
        "You passed a practice assessment twice, days apart, and know why each answer is right.",
        List.of(credential.id()));
  }
}

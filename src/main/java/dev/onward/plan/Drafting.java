package dev.onward.plan;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Lifecycle;
import dev.onward.knowledge.Status;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Outline.Chapter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lays an outline on the calendar, with the renewals of held badges in their windows. Steps that
 * are done stay as they are and take no time. Once a part of the study has no place before the
 * horizon, no exam is laid any more; smaller things that fit still are.
 */
final class Drafting {
  private final Wish wish;
  private final Renewals renewals;
  private final Timeline timeline;
  private final List<Step> steps;
  private final List<Task> leftOut = new ArrayList<>();
  private final Set<String> tooLate = new LinkedHashSet<>();
  private final List<String> warnings = new ArrayList<>();
  private boolean courseBroken;

  Drafting(Wish wish, Renewals renewals) {
    this.wish = wish;
    this.renewals = renewals;
    this.timeline = new Timeline(wish.startsOn(), wish.hoursPerWeek());
    this.steps = new ArrayList<>(wish.done());
  }

  Draft draft(Outline outline) {
    lay(Tasks.routine(), wish.startsOn());
    outline.chapters().forEach(this::lay);
    renewals.takeAll().forEach(this::lay);
    return new Draft(steps, leftOut, tooLate, warnings);
  }

  private void lay(Chapter chapter) {
    chapter.study().forEach(task -> layCourse(task, wish.startsOn()));
    if (isExamFirst(chapter)) {
      layExam(chapter);
      chapter.piece().ifPresent(piece -> lay(piece, wish.startsOn()));
    } else {
      chapter.piece().ifPresent(piece -> lay(piece, wish.startsOn()));
      layExam(chapter);
    }
    chapter.community().ifPresent(step -> lay(step, wish.startsOn()));
  }

  /** The exam comes before the portfolio piece where that keeps a badge current. */
  private boolean isExamFirst(Chapter chapter) {
    int hours = Tasks.EXAM_HOURS + chapter.piece().map(Task::hours).orElse(0);
    return chapter.bridges().filter(timeline.dueIfNext(hours)::isAfter).isPresent();
  }

  private void layExam(Chapter chapter) {
    if (chapter.exam().isEmpty()) {
      return;
    }
    Credential credential = chapter.credential().orElseThrow();
    Task exam = chapter.exam().get();
    layCourse(exam, firstDay(credential));
    if (courseBroken || wish.isDone(exam.id())) {
      return;
    }
    LocalDate due = steps.getLast().dueOn();
    if (credential.statusOn(due) == Status.RETIRED) {
      tooLate.add(credential.id());
    }
    chapter.bridges().filter(due::isAfter).ifPresent(lapse -> warnAboutGap(lapse, due));
  }

  private LocalDate firstDay(Credential credential) {
    Lifecycle lifecycle = credential.lifecycle();
    return lifecycle.betaFrom().or(lifecycle::liveFrom).map(AsOf::firstDay).orElse(wish.startsOn());
  }

  private void warnAboutGap(LocalDate lapse, LocalDate due) {
    warnings.add(
        "You would be without a current badge from %s to about %s; more hours a week would close the gap."
            .formatted(AsOf.spoken(lapse), AsOf.spoken(due)));
  }

  private void layCourse(Task task, LocalDate notBefore) {
    if (courseBroken) {
      leftOut.add(task);
    } else {
      courseBroken = !lay(task, notBefore);
    }
  }

  /** Lays a task behind the renewals that have to go first; false where it does not fit. */
  private boolean lay(Task task, LocalDate notBefore) {
    if (wish.isDone(task.id())) {
      return true;
    }
    if (fits(task, notBefore)) {
      LocalDate start = timeline.nextFrom(notBefore);
      LocalDate due = timeline.dueIfFrom(start, task.hours());
      renewals.takeBefore(start, due, timeline).forEach(this::lay);
    }
    if (!fits(task, notBefore)) {
      leftOut.add(task);
      return false;
    }
    place(task, timeline.nextFrom(notBefore));
    return true;
  }

  private boolean fits(Task task, LocalDate notBefore) {
    LocalDate due = timeline.dueIfFrom(timeline.nextFrom(notBefore), task.hours());
    return !due.isAfter(wish.horizon());
  }

  private void lay(RenewalWindow window) {
    LocalDate start = timeline.nextFrom(window.opens());
    if (timeline.dueIfFrom(start, Tasks.RENEWAL_HOURS).isAfter(window.closes())) {
      warnings.add(
          "Your %s lapses on %s, before your hours leave room for its renewal. It takes about %d hours and is free; do it out of turn.%s"
              .formatted(
                  window.credential().id(),
                  AsOf.spoken(window.expires()),
                  Tasks.RENEWAL_HOURS,
                  Tasks.mark("policy-no-grace")));
    } else {
      place(Tasks.renewal(window), start);
    }
  }

  private void place(Task task, LocalDate start) {
    LocalDate due = timeline.dueIfFrom(start, task.hours());
    timeline.takeUntil(due);
    Progress progress = wish.isInTheWorks(task.id()) ? Progress.DOING : Progress.TODO;
    steps.add(task.on(start, due, progress));
  }
}

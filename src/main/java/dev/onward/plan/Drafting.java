package dev.onward.plan;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Status;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Order.Node;
import dev.onward.plan.Outline.Chapter;
import dev.onward.plan.Terms.Move;
import dev.onward.plan.Terms.Move.Place;
import dev.onward.plan.Timeline.Rate;
import dev.onward.plan.Timeline.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Lays an outline on the calendar, the renewals of held badges in their windows first. Steps that
 * are done stay as they are and take no time. Once a part of the study has no place before the
 * horizon, no exam is laid any more; smaller things that fit still are.
 */
final class Drafting {
  /** A renewal goes beside other work where its window allows. */
  private static final List<Rate> RENEWAL = List.of(new Rate(0.4, 1), Rate.FULL);

  private static final Comparator<Step> IN_TIME =
      Comparator.comparing(Step::startOn).thenComparing(step -> step.kind() != Kind.LEARNING);

  private final Wish wish;
  private final Weave weave;
  private final Timeline timeline;
  private final Map<String, Span> placed = new HashMap<>();
  private final List<Step> open = new ArrayList<>();
  private final List<Task> leftOut = new ArrayList<>();
  private final Set<String> tooLate = new LinkedHashSet<>();
  private final List<String> gaps = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private boolean courseBroken;

  private Drafting(Wish wish, Weave weave) {
    this.wish = wish;
    this.weave = weave;
    this.timeline = new Timeline(wish.startsOn(), wish.hoursPerWeek(), wish.terms());
  }

  /**
   * A draft; a day that was wished for a step holds only where what it stands on is done by then.
   */
  static Draft draft(Wish wish, Catalogue catalogue, Outline outline, Weave weave) {
    Drafting drafting = new Drafting(wish, weave);
    List<Node> nodes = Order.of(outline, wish, weave);
    Draft draft = drafting.draft(nodes, catalogue, outline);
    Set<String> early = drafting.early(nodes);
    if (early.isEmpty()) {
      return draft;
    }
    List<Move> kept =
        wish.terms().moves().stream()
            .filter(move -> move.place() != Place.ON || !early.contains(move.step()))
            .toList();
    Wish later = wish.under(wish.terms().withMoves(kept));
    return draft(later, catalogue, outline, weave);
  }

  private Draft draft(List<Node> nodes, Catalogue catalogue, Outline outline) {
    Renewals.of(wish, catalogue).forEach(this::lay);
    List<Node> waiting = new ArrayList<>(nodes);
    waiting.removeIf(this::layOnItsDay);
    while (!waiting.isEmpty()) {
      Node next = next(waiting);
      waiting.remove(next);
      lay(next);
    }
    outline.chapters().forEach(this::judge);
    List<Task> order = outline.tasks();
    leftOut.sort(Comparator.comparingInt(order::indexOf));
    List<Step> steps = new ArrayList<>(wish.done());
    open.stream().sorted(IN_TIME).forEach(steps::add);
    return new Draft(weave, steps, leftOut, tooLate, gaps, warnings);
  }

  /** The first for which nothing is missing. */
  private static Node next(List<Node> waiting) {
    Set<String> ids = new HashSet<>();
    waiting.forEach(node -> ids.add(node.task().id()));
    return waiting.stream()
        .filter(node -> node.after().stream().noneMatch(ids::contains))
        .findFirst()
        .orElse(waiting.getFirst());
  }

  private boolean layOnItsDay(Node node) {
    Optional<LocalDate> day =
        wish.terms().moves().stream()
            .filter(move -> move.place() == Place.ON && move.step().equals(node.task().id()))
            .map(move -> Objects.requireNonNull(move.day()))
            .filter(on -> !on.isBefore(node.notBefore()) && !on.isAfter(wish.horizon()))
            .findFirst();
    Optional<Span> span = day.flatMap(on -> timeline.findEndingOn(on, node.task().hours()));
    span.ifPresent(found -> place(node.task(), found));
    return span.isPresent();
  }

  /** The steps with a day of their own that come before what they stand on. */
  private Set<String> early(List<Node> nodes) {
    Set<String> early = new HashSet<>();
    for (Node node : nodes) {
      Span span = placed.get(node.task().id());
      boolean fixed =
          wish.terms().moves().stream()
              .anyMatch(move -> move.place() == Place.ON && move.step().equals(node.task().id()));
      if (fixed && span != null && (courseBroken || !isReady(node, span.start()))) {
        early.add(node.task().id());
      }
    }
    return early;
  }

  private boolean isReady(Node node, LocalDate start) {
    return node.after().stream()
        .map(placed::get)
        .filter(Objects::nonNull)
        .allMatch(before -> before.due().isBefore(start));
  }

  private void lay(Node node) {
    if (node.course() && courseBroken) {
      leftOut.add(node.task());
      return;
    }
    LocalDate from =
        node.after().stream()
            .map(placed::get)
            .filter(Objects::nonNull)
            .map(before -> before.due().plusDays(1))
            .filter(node.notBefore()::isBefore)
            .max(LocalDate::compareTo)
            .orElse(node.notBefore());
    Optional<Span> span = timeline.find(node.task().hours(), node.rate(), from, wish.horizon());
    span.ifPresentOrElse(
        found -> place(node.task(), found),
        () -> {
          leftOut.add(node.task());
          courseBroken = courseBroken || node.course();
        });
  }

  private void lay(RenewalWindow window) {
    Task task = Tasks.renewal(window);
    Optional<Span> span =
        RENEWAL.stream()
            .flatMap(
                rate -> timeline.find(task.hours(), rate, window.opens(), window.closes()).stream())
            .findFirst();
    span.ifPresentOrElse(
        found -> place(task, found),
        () ->
            warnings.add(
                "Your %s lapses on %s, before your hours leave room for its renewal. It takes about %d hours and is free; do it out of turn.%s"
                    .formatted(
                        window.credential().id(),
                        AsOf.spoken(window.expires()),
                        Tasks.RENEWAL_HOURS,
                        Tasks.mark("policy-no-grace"))));
  }

  private void place(Task task, Span span) {
    timeline.take(span, task.hours());
    placed.put(task.id(), span);
    Progress progress = wish.isInTheWorks(task.id()) ? Progress.DOING : Progress.TODO;
    open.add(task.on(span.start(), span.due(), progress));
  }

  /** Whether the exam of a chapter comes in time for itself and for the badge that it follows. */
  private void judge(Chapter chapter) {
    Optional<Span> exam = chapter.exam().map(task -> placed.get(task.id()));
    if (exam.isEmpty()) {
      return;
    }
    Credential credential = chapter.credential().orElseThrow();
    LocalDate due = exam.get().due();
    if (credential.statusOn(due) == Status.RETIRED) {
      tooLate.add(credential.id());
    }
    chapter.bridges().filter(due::isAfter).ifPresent(lapse -> gaps.add(gap(lapse, due)));
  }

  private static String gap(LocalDate lapse, LocalDate due) {
    return "You would be without a current badge from %s to about %s; more hours a week would close the gap."
        .formatted(AsOf.spoken(lapse), AsOf.spoken(due));
  }
}

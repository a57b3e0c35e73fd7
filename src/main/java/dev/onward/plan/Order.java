package dev.onward.plan;

import dev.onward.plan.Outline.Chapter;
import dev.onward.plan.Terms.Move;
import dev.onward.plan.Timeline.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of the tasks of an outline what has to be done before each, and from when on and how fast it
 * may go: the study part by part and the exam behind it, the piece and the community step beside
 * them from the first weeks on, each thing where the person moved it.
 */
final class Order {
  /** The piece waits until the study has begun, the community step until both have. */
  private static final int PIECE_AFTER_DAYS = 7;

  private static final int COMMUNITY_AFTER_DAYS = 14;

  /** A task that waits for its place; {@code course} is what leads to an exam. */
  record Node(Task task, Set<String> after, LocalDate notBefore, Rate rate, boolean course) {
    Node {
      after = Set.copyOf(after);
    }

    private Node behind(String other) {
      Set<String> more = new HashSet<>(after);
      more.add(other);
      return new Node(task, more, notBefore, rate, course);
    }

    /** What is wished early waits for nothing and goes as fast as it can. */
    private Node freed(LocalDate day) {
      return new Node(task, Set.of(), day, Rate.FULL, course);
    }

    private Node from(LocalDate day) {
      return new Node(task, after, day.isAfter(notBefore) ? day : notBefore, rate, course);
    }
  }

  private final Wish wish;
  private final Weave weave;
  private final boolean studies;
  private final List<Node> nodes = new ArrayList<>();
  private Set<String> pieces = Set.of();
  private Set<String> community = Set.of();

  private Order(Outline outline, Wish wish, Weave weave) {
    this.wish = wish;
    this.weave = weave;
    this.studies = outline.chapters().stream().anyMatch(c -> !c.study().isEmpty());
  }

  /** In the order in which they choose their place. */
  static List<Node> of(Outline outline, Wish wish, Weave weave) {
    Order order = new Order(outline, wish, weave);
    order.add(outline);
    wish.terms().moves().forEach(order::move);
    return order.nodes;
  }

  private void add(Outline outline) {
    Task routine = Tasks.routine();
    if (!wish.terms().leavesOut(routine)) {
      node(routine, Set.of(), wish.startsOn(), Rate.FULL, false);
    }
    pieces = Set.of(routine.id());
    community = pieces;
    outline.own().forEach(task -> node(task, Set.of(), wish.startsOn(), Rate.FULL, false));
    List<Chapter> chapters = new ArrayList<>(outline.chapters());
    List<Chapter> extra = chapters.stream().filter(c -> c.credential().isEmpty()).toList();
    chapters.removeAll(extra);
    Set<String> before = Set.of(routine.id());
    if (chapters.isEmpty()) {
      extra.forEach(chapter -> beside(chapter, Set.of(routine.id()), 0, 0));
    }
    for (int i = 0; i < chapters.size(); i++) {
      Chapter chapter = chapters.get(i);
      boolean waits = i == 0 && weave != Weave.EXAM_FIRST;
      Set<String> first = weave == Weave.EXAM_FIRST ? exam(chapter, before) : before;
      beside(chapter, first, waits ? PIECE_AFTER_DAYS : 0, waits ? COMMUNITY_AFTER_DAYS : 0);
      if (i == 0) {
        extra.forEach(more -> beside(more, first, PIECE_AFTER_DAYS, COMMUNITY_AFTER_DAYS));
      }
      before = course(chapter, before);
    }
  }

  private static Set<String> exam(Chapter chapter, Set<String> before) {
    return chapter.exam().map(exam -> Set.of(exam.id())).orElse(before);
  }

  /** The piece and the community step of a chapter, each behind the one before of its kind. */
  private void beside(Chapter chapter, Set<String> before, int pieceAfter, int communityAfter) {
    if (chapter.piece().isPresent()) {
      Task piece = chapter.piece().get();
      LocalDate from = wish.startsOn().plusDays(pieceAfter);
      node(piece, both(before, pieces), from, new Rate(share(weave.piece(), 0.7), 1), false);
      pieces = last(piece, pieces);
    }
    if (chapter.community().isPresent()) {
      Task step = chapter.community().get();
      LocalDate from = wish.startsOn().plusDays(communityAfter);
      Rate rate = new Rate(share(weave.community(), 0.3), 1);
      node(step, both(before, community), from, rate, false);
      community = last(step, community);
    }
  }

  private double share(double besideStudy, double alone) {
    return studies ? besideStudy : alone;
  }

  /** What is done holds nothing up, but what it stood behind still does. */
  private Set<String> last(Task task, Set<String> before) {
    return wish.isDone(task.id()) ? before : Set.of(task.id());
  }

  private static Set<String> both(Set<String> some, Set<String> more) {
    Set<String> both = new HashSet<>(some);
    both.addAll(more);
    return both;
  }

  /** The study and the exam, each behind the one before; what the next chapter waits for. */
  private Set<String> course(Chapter chapter, Set<String> before) {
    Set<String> last = before;
    for (Task task : studyInOrder(chapter.study())) {
      Rate rate = Study.isReview(task) ? new Rate(1, Study.REVIEW_DAYS) : Rate.FULL;
      node(task, last, wish.startsOn(), rate, true);
      last = last(task, last);
    }
    Optional<Task> exam = chapter.exam();
    if (exam.isPresent()) {
      node(exam.get(), last, chapter.examFrom(wish.startsOn()), Rate.FULL, true);
      last = last(exam.get(), last);
    }
    return last;
  }

  /** Parts of one study may change places among themselves; the review stays the last. */
  private List<Task> studyInOrder(List<Task> study) {
    List<Task> tasks = new ArrayList<>(study);
    for (Move move : wish.terms().moves()) {
      int from = place(tasks, move.step());
      int to = place(tasks, move.other());
      boolean parts = from >= 0 && to >= 0 && from != to;
      if (!parts || Study.isReview(tasks.get(from)) || Study.isReview(tasks.get(to))) {
        continue;
      }
      Task moved = tasks.remove(from);
      int other = place(tasks, move.other());
      tasks.add(move.place() == Move.Place.BEFORE ? other : other + 1, moved);
    }
    return tasks;
  }

  private static int place(List<Task> tasks, @Nullable String id) {
    for (int i = 0; i < tasks.size(); i++) {
      if (tasks.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private void node(Task task, Set<String> after, LocalDate from, Rate rate, boolean course) {
    if (!wish.isDone(task.id())) {
      nodes.add(new Node(task, after, from, rate, course));
    }
  }

  private void move(Move move) {
    Optional<Node> step = node(move.step());
    if (step.isEmpty()) {
      return;
    }
    switch (move.place()) {
      case FROM -> replace(step.get().from(Objects.requireNonNull(move.day())));
      case AFTER -> putBehind(step.get(), node(Objects.requireNonNull(move.other())));
      case BEFORE -> {
        if (!step.get().course()) {
          replace(step.get().freed(wish.startsOn()));
        }
        node(Objects.requireNonNull(move.other()))
            .ifPresent(other -> putBehind(other, node(move.step())));
      }
      case ON -> {
        // The drafting gives it its day before all others.
      }
    }
  }

  /** Only where the other does not itself wait for it. */
  private void putBehind(Node node, Optional<Node> other) {
    boolean free =
        other.isPresent()
            && !node.after().contains(other.get().task().id())
            && !waitsFor(other.get(), node.task().id(), new HashSet<>());
    if (free) {
      replace(node.behind(other.get().task().id()));
    }
  }

  private boolean waitsFor(Node node, String id, Set<String> seen) {
    return node.task().id().equals(id)
        || node.after().stream()
            .filter(seen::add)
            .flatMap(before -> node(before).stream())
            .anyMatch(before -> waitsFor(before, id, seen));
  }

  private Optional<Node> node(String id) {
    return nodes.stream().filter(node -> node.task().id().equals(id)).findFirst();
  }

  private void replace(Node changed) {
    nodes.replaceAll(node -> node.task().id().equals(changed.task().id()) ? changed : node);
  }
}

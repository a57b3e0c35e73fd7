package dev.onward.plan;

import dev.onward.knowledge.Credential;
import dev.onward.plan.Outline.Chapter;
import dev.onward.plan.Planner.Attempt;
import dev.onward.plan.Shortfall.Drop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for what would make a wish fit that does not. Each alternative is drafted before it is
 * named, so what is said of it holds.
 */
final class Alternatives {
  private static final int YEARS_AHEAD = 40;
  private static final int MOST_WEEKS = 26;

  private final Wish wish;
  private final Attempt attempt;
  private final Planner planner;

  Alternatives(Wish wish, Attempt attempt, Planner planner) {
    this.wish = wish;
    this.attempt = attempt;
    this.planner = planner;
  }

  Shortfall shortfall() {
    return new Shortfall(wish, attempt.draft().leftOut(), doneBy(), hoursNeeded(), drop());
  }

  /** Renewals do not count: they wait for their window, however many hours there are. */
  private Optional<LocalDate> doneBy() {
    Wish unhurried = wish.until(wish.startsOn().plusYears(YEARS_AHEAD));
    return planner
        .attempt(unhurried, Set.of())
        .draft()
        .dueOn(attempt.outline().tasks())
        .flatMap(this::firstThatHolds);
  }

  /** With the end in sight other things may have to be renewed; then it is some weeks more. */
  private Optional<LocalDate> firstThatHolds(LocalDate day) {
    return Stream.iterate(day, next -> next.plusWeeks(1))
        .limit(MOST_WEEKS)
        .filter(end -> planner.fits(wish.until(end)))
        .findFirst();
  }

  private OptionalInt hoursNeeded() {
    return IntStream.rangeClosed(wish.hoursPerWeek() + 1, Wish.MOST_HOURS)
        .filter(hours -> planner.attempt(wish.withHours(hours), Set.of()).draft().isWhole())
        .findFirst();
  }

  /** The least loss first: one portfolio piece, then all of them, then the last credential. */
  private Optional<Drop> drop() {
    List<Drop> candidates = new ArrayList<>();
    List<Task> pieces = new ArrayList<>();
    attempt.outline().chapters().forEach(chapter -> chapter.piece().ifPresent(pieces::add));
    pieces.reversed().forEach(piece -> candidates.add(drop(piece)));
    if (pieces.size() > 1) {
      candidates.add(new Drop("all portfolio pieces", pieces));
    }
    lastCredential().ifPresent(candidates::add);
    return candidates.stream().filter(this::helps).findFirst();
  }

  private static Drop drop(Task piece) {
    return new Drop("the portfolio piece \"%s\"".formatted(piece.title()), List.of(piece));
  }

  private Optional<Drop> lastCredential() {
    List<Chapter> chapters = attempt.outline().chapters();
    if (chapters.size() < 2) {
      return Optional.empty();
    }
    Chapter last = chapters.getLast();
    return last.credential()
        .map(Credential::codeAndName)
        .map(name -> new Drop(name + ", with what stands beside it", last.tasks()));
  }

  private boolean helps(Drop drop) {
    Set<String> ids = drop.tasks().stream().map(Task::id).collect(Collectors.toSet());
    return planner.attempt(wish, ids).draft().isWhole();
  }
}

package dev.onward.gather;

import dev.onward.knowledge.Update.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Finds the item of another source that tells the same: at the same address, in the same words, or
 * nearly. Two items of one source are never the same, however alike: its publisher made two of
 * them.
 */
final class Twins {
  /** A blog seldom writes of an announcement later than that. */
  private static final Duration APART = Duration.ofDays(45);

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)*");

  private final Handle handle;

  Twins(Handle handle) {
    this.handle = handle;
  }

  /** The one that stands for what tells the same as this item. */
  Optional<Entry> of(Finding finding, List<String> bands) {
    return Bands.mayBeAlike(handle, finding, bands).stream()
        .filter(other -> areSame(finding, other.finding()))
        .flatMap(twin -> standingFor(twin).stream())
        .filter(one -> areSame(finding, one.finding()))
        .findFirst();
  }

  private Optional<Entry> standingFor(Entry twin) {
    return twin.sameAs().isEmpty() ? Optional.of(twin) : Items.find(handle, twin.sameAs().get());
  }

  static boolean areSame(Finding one, Finding other) {
    if (one.source().equals(other.source())) {
      return false;
    }
    Marks marks = Marks.of(one);
    Marks others = Marks.of(other);
    if (marks.address().equals(others.address())) {
      return true;
    }
    if (!fit(one.change(), other.change()) || !areNear(one, other)) {
      return false;
    }
    boolean sameWords = marks.text() != null && marks.text().equals(others.text());
    boolean sameNames = marks.title() != null && marks.title().equals(others.title());
    return sameWords
        || sameNames
        || (numbers(one).equals(numbers(other)) && Likeness.areAlike(whole(one), whole(other)));
  }

  private static String whole(Finding finding) {
    return finding.title() + ". " + finding.text();
  }

  /** A blog announces what elsewhere is launched; what is launched is not in preview. */
  private static boolean fit(Change one, Change other) {
    return one == other || one == Change.ANNOUNCEMENT || other == Change.ANNOUNCEMENT;
  }

  private static boolean areNear(Finding one, Finding other) {
    Optional<Instant> date = one.dated();
    Optional<Instant> others = other.dated();
    return date.isPresent()
        && others.isPresent()
        && Duration.between(date.get(), others.get()).abs().compareTo(APART) <= 0;
  }

  /** Versions and numbers in a title tell apart what else reads alike. */
  private static Set<String> numbers(Finding finding) {
    return NUMBER
        .matcher(finding.title())
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}

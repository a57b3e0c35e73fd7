package dev.onward.gather.keep;

import dev.onward.gather.prose.StatedDay;
import dev.onward.gather.read.SourceItem;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Update.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
final class DuplicateFinder {
  /** A blog seldom writes of an announcement later than that. */
  private static final Duration APART = Duration.ofDays(45);

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)*");

  private final Handle handle;

  DuplicateFinder(Handle handle) {
    this.handle = handle;
  }

  /** The one that stands for what tells the same as this item. */
  Optional<Entry> of(SourceItem finding, List<String> bands) {
    return MinHashBands.mayBeAlike(handle, finding, bands).stream()
        .filter(other -> areSame(finding, other.finding()))
        .flatMap(twin -> standingFor(twin).stream())
        .filter(one -> areSame(finding, one.finding()))
        .findFirst();
  }

  private Optional<Entry> standingFor(Entry twin) {
    return twin.sameAs().isEmpty() ? Optional.of(twin) : Items.find(handle, twin.sameAs().get());
  }

  static boolean areSame(SourceItem one, SourceItem other) {
    if (one.source().equals(other.source())) {
      return false;
    }
    if (one.change() == Change.RETIREMENT || other.change() == Change.RETIREMENT) {
      return areOneEnd(one, other);
    }
    MatchKey marks = MatchKey.of(one);
    MatchKey others = MatchKey.of(other);
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

  /**
   * An end is told by what ends and when: of the same product, on the same day, under titles that
   * name the same. A post that only speaks of a thing never stands for its end.
   */
  private static boolean areOneEnd(SourceItem one, SourceItem other) {
    boolean ends = one.change() == Change.RETIREMENT && other.change() == Change.RETIREMENT;
    Optional<AsOf> day = one.takesEffect().or(one::notBefore);
    if (!ends || day.isEmpty() || !day.equals(other.takesEffect().or(other::notBefore))) {
      return false;
    }
    if (MatchKey.of(one).address().equals(MatchKey.of(other).address())) {
      return true;
    }
    Set<String> products = lowerCase(one.products());
    boolean ofOneProduct =
        products.isEmpty()
            || other.products().isEmpty()
            || lowerCase(other.products()).stream().anyMatch(products::contains);
    return ofOneProduct && shareNames(one, other) && numbersFit(one, other);
  }

  private static Set<String> lowerCase(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** Half of the names in the shorter title stand in the other one, or in its text. */
  private static boolean shareNames(SourceItem one, SourceItem other) {
    Set<String> names = names(one);
    Set<String> others = names(other);
    boolean shorter = names.size() <= others.size();
    Set<String> fewer = shorter ? names : others;
    Set<String> more = shorter ? others : names;
    long shared = fewer.stream().filter(more::contains).count();
    return !fewer.isEmpty() && shared * 2 >= fewer.size();
  }

  private static Set<String> names(SourceItem finding) {
    String title = StatedDay.without(finding.title());
    for (String product : finding.products()) {
      title = title.replace(product, " ");
    }
    Set<String> names = new HashSet<>(List.of(Likeness.titleWords(title).split(" ")));
    names.remove("");
    return names;
  }

  /** Numbers of days aside, a version that one names the other doesn't contradict. */
  private static boolean numbersFit(SourceItem one, SourceItem other) {
    Set<String> numbers = numbersIn(StatedDay.without(one.title()));
    Set<String> others = numbersIn(StatedDay.without(other.title()));
    return numbers.isEmpty() || others.isEmpty() || numbers.equals(others);
  }

  private static String whole(SourceItem finding) {
    return finding.title() + ". " + finding.text();
  }

  /** A blog announces what elsewhere is launched; what is launched is not in preview. */
  private static boolean fit(Change one, Change other) {
    return one == other || one == Change.ANNOUNCEMENT || other == Change.ANNOUNCEMENT;
  }

  private static boolean areNear(SourceItem one, SourceItem other) {
    Optional<Instant> date = one.dated();
    Optional<Instant> others = other.dated();
    return date.isPresent()
        && others.isPresent()
        && Duration.between(date.get(), others.get()).abs().compareTo(APART) <= 0;
  }

  /** Versions and numbers in a title tell apart what else reads alike. */
  private static Set<String> numbers(SourceItem finding) {
    return numbersIn(finding.title());
  }

  private static Set<String> numbersIn(String title) {
    return NUMBER.matcher(title).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}

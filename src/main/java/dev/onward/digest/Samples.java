package dev.onward.digest;

import dev.onward.digest.Situation.Interests;
import dev.onward.digest.Situation.Past;
import dev.onward.digest.Situation.Span;
import dev.onward.digest.Situation.Standing;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Update;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Letters as they would come to somebody of whom only the goal and the topics are known. Where two
 * weeks hold fewer than five updates a sample looks further back, and says so. Thread-safe.
 */
final class Samples {
  private static final int ENOUGH = 5;

  private final Supplier<Catalogue> catalogue;
  private final Typesetter typesetter;

  Samples(Supplier<Catalogue> catalogue, Typesetter typesetter) {
    this.catalogue = catalogue;
    this.typesetter = typesetter;
  }

  /** What is shown, to whom, in which language. */
  record Wanted(Optional<String> goal, Set<String> topics, Locale language) {}

  Optional<Sample> sample(Wanted wanted, LocalDate day) {
    Catalogue known = catalogue.get();
    LocalDate usual = day.minusDays(WeeklyComposer.FIRST_LOOK_BACK.toDays());
    Interests interests = Interests.of(known, wanted.goal(), wanted.topics());
    LocalDate since = earlier(usual, enough(known, interests, day));
    Situation situation =
        new Situation(known, new Span(since, day), interests, Standing.UNKNOWN, Past.NONE);
    Contents contents = Contents.of(situation);
    return contents.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Sample(
                typesetter.sample(situation, contents, wanted.language()),
                Optional.of(since).filter(usual::isAfter)));
  }

  /**
   * The day since which there are enough updates that fit; the first of all where there never were.
   */
  private static Optional<LocalDate> enough(Catalogue known, Interests interests, LocalDate day) {
    List<LocalDate> fitting =
        known.updates().stream()
            .filter(update -> fits(update, interests))
            .map(update -> update.published().firstDay())
            .filter(published -> !published.isAfter(day))
            .limit(ENOUGH)
            .toList();
    return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.getLast());
  }

  private static boolean fits(Update update, Interests interests) {
    boolean any = interests.goal().isEmpty() && interests.topics().isEmpty();
    return any
        || interests.goal().filter(path -> update.goals().contains(path.id())).isPresent()
        || update.document().topics().stream().anyMatch(interests.topics()::contains);
  }

  private static LocalDate earlier(LocalDate usual, Optional<LocalDate> other) {
    return other.filter(usual::isAfter).orElse(usual);
  }
}

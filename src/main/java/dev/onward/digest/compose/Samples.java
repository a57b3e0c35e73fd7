package dev.onward.digest.compose;

import dev.onward.digest.compose.Situation.Interests;
import dev.onward.digest.compose.Situation.Past;
import dev.onward.digest.compose.Situation.Span;
import dev.onward.digest.compose.Situation.Standing;
import dev.onward.knowledge.Catalogue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The first letter of somebody of whom only the goal and the topics are known, word for word what
 * they would get who confirm on that day, but for the links of their own. Thread-safe.
 */
public final class Samples {
  private final Supplier<Catalogue> catalogue;
  private final Layout layout;

  public Samples(Supplier<Catalogue> catalogue, Layout layout) {
    this.catalogue = catalogue;
    this.layout = layout;
  }

  /** What is shown, to whom, in which language. */
  public record Wanted(Optional<String> goal, Set<String> topics, Locale language) {}

  public Optional<Letter> sample(Wanted wanted, LocalDate day) {
    Catalogue known = catalogue.get();
    Situation situation =
        new Situation(
            known,
            new Span(day.minusDays(Span.FIRST_LOOK_BACK.toDays()), day),
            Interests.of(known, wanted.goal(), wanted.topics()),
            Standing.UNKNOWN,
            Past.NONE);
    Contents contents = Contents.welcome(situation, layout.most());
    return contents.isEmpty()
        ? Optional.empty()
        : Optional.of(layout.typesetter().sample(situation, contents, wanted.language()));
  }
}

package dev.onward.digest.compose;

import dev.onward.digest.compose.LetterModel.Chapter;
import dev.onward.digest.compose.LetterModel.Entry;
import dev.onward.digest.compose.Situation.Interests;
import dev.onward.digest.compose.Situation.Past;
import dev.onward.digest.compose.Situation.Span;
import dev.onward.digest.compose.Situation.Standing;
import dev.onward.knowledge.Catalogue;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a week brought for a person, as Markdown for a chat. Thread-safe. */
public final class Bulletins {
  private static final int WEEK = 7;

  private final Supplier<Catalogue> catalogue;
  private final Function<String, Standing> standings;
  private final Layout layout;

  public Bulletins(
      Supplier<Catalogue> catalogue, Function<String, Standing> standings, Layout layout) {
    this.catalogue = catalogue;
    this.standings = standings;
    this.layout = layout;
  }

  /**
   * What the days from {@code since} up to the one before {@code day} brought: whole days, so that
   * each belongs to one bulletin.
   */
  public Optional<String> of(String person, LocalDate since, LocalDate day) {
    Standing standing = standings.apply(person);
    List<String> before =
        Contents.allOf(situation(standing, new Span(since.minusDays(WEEK), since), List.of()));
    Situation situation = situation(standing, new Span(since, day), before);
    Contents contents = Contents.of(situation, layout.most());
    return contents.isEmpty()
        ? Optional.empty()
        : Optional.of(markdown(layout.typesetter().sheet(situation, contents, Locale.ENGLISH)));
  }

  /** What was told is not kept, since it can be reckoned again; the last day is not over yet. */
  private Situation situation(Standing standing, Span span, List<String> told) {
    Catalogue known = catalogue.get();
    Set<String> past = new HashSet<>(told);
    known.updates().stream()
        .filter(update -> update.published().firstDay().equals(span.day()))
        .forEach(update -> past.add(update.id()));
    return new Situation(
        known,
        span,
        Interests.of(known, standing.goal(), Set.of()),
        standing,
        new Past(past, Map.of()));
  }

  private static String markdown(LetterModel sheet) {
    return sheet.chapters().stream()
        .map(Bulletins::markdown)
        .collect(Collectors.joining("\n\n", sheet.lead() + "\n\n", ""));
  }

  private static String markdown(Chapter chapter) {
    return chapter.entries().stream()
        .map(Bulletins::markdown)
        .collect(Collectors.joining("\n", "**" + chapter.heading() + "**\n\n", ""));
  }

  private static String markdown(Entry entry) {
    String title =
        entry.link() == null
            ? "**" + escaped(entry.title()) + "**"
            : "[%s](%s)".formatted(escaped(entry.title()), entry.link());
    String tie = entry.tie() == null ? "" : escaped(entry.tie()) + " ";
    return "- %s, %s. %s%s".formatted(title, entry.when(), tie, escaped(entry.why()));
  }

  /** Words of ours only name things; what looks like Markdown in them is not meant. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>])", "\\\\$1");
  }
}

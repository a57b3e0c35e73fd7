package dev.onward.gather.prose;

import dev.onward.knowledge.AsOf;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When something ends, by a title, a text and, where the source has one, a field with the month. A
 * text has other days too: of the announcement, of the last sale, of a stage before or after; what
 * each says is read by {@link StatedEnd}. A day that nothing calls an end is taken only where it is
 * the one day to come of an announcement that says by itself that it is of an end. Where only a
 * month is stated it stays a month, and a bound stays a bound.
 */
public record EndDay(Optional<AsOf> day, Optional<AsOf> notBefore, Optional<String> remark) {
  public static final EndDay NONE =
      new EndDay(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Finds it.
   *
   * @param field the month of the end as the source states it beside its text
   * @param published when this was said; what lies before it is rarely the end
   */
  public static EndDay find(
      String title, String text, Optional<YearMonth> field, Optional<LocalDate> published) {
    List<StatedEnd> ofTitle = StatedEnd.in(title, field);
    List<StatedEnd> ofText = StatedEnd.in(text, field);
    if (Stream.concat(ofTitle.stream(), ofText.stream())
            .anyMatch(end -> end.denied() && end.weight() > 0)
        && field.isEmpty()
        && best(ofText, field, published).isEmpty()) {
      return NONE;
    }
    Optional<AsOf> stated =
        best(ofTitle, field, published)
            .filter(AsOf::isExact)
            .or(() -> best(ofText, field, published).filter(AsOf::isExact))
            .or(() -> best(ofTitle, field, published))
            .or(() -> best(ofText, field, published));
    Optional<AsOf> bound =
        Stream.concat(ofTitle.stream(), ofText.stream())
            .filter(end -> end.bound() && end.weight() > 0)
            .flatMap(end -> end.day().stream())
            .min(Comparator.naturalOrder());
    Optional<AsOf> month = field.map(given -> new AsOf(given.toString()));
    if (stated.isEmpty() && bound.isPresent()) {
      return new EndDay(Optional.empty(), bound, Optional.empty());
    }
    Optional<AsOf> day = stated.or(() -> onlyDayToCome(title, text, field, published));
    if (day.isEmpty()) {
      return new EndDay(month, Optional.empty(), Optional.empty());
    }
    boolean agrees = field.isEmpty() || isIn(day.get(), field);
    return new EndDay(
        day,
        Optional.empty(),
        agrees
            ? Optional.empty()
            : Optional.of(
                "the words say that it ends %s, the field %s; the words' day was taken"
                    .formatted(day.get().when(), month.orElseThrow().when())));
  }

  private static Optional<AsOf> best(
      List<StatedEnd> ends, Optional<YearMonth> field, Optional<LocalDate> published) {
    List<StatedEnd> dated =
        ends.stream()
            .filter(end -> end.isOfAnEnd() && !end.bound() && end.day().isPresent())
            .filter(end -> isIn(end.day().get(), field) || end.past() || !isBefore(end, published))
            // To have moved by a day beyond the month of the end is no day of the end.
            .filter(end ->
                field.isEmpty()
                    || isIn(end.day().get(), field)
                    || end.weight() > ClausePredicate.Kind.DEADLINE.weight())
            .toList();
    // A month beside its own day says nothing more.
    return best(dated, field, true).or(() -> best(dated, field, false));
  }

  private static Optional<AsOf> best(
      List<StatedEnd> dated, Optional<YearMonth> field, boolean exact) {
    List<StatedEnd> ends =
        dated.stream().filter(end -> end.day().orElseThrow().isExact() == exact).toList();
    int most = ends.stream().mapToInt(end -> weight(end, field)).max().orElse(0);
    List<StatedEnd> surest = ends.stream().filter(end -> weight(end, field) == most).toList();
    if (surest.isEmpty()) {
      return Optional.empty();
    }
    Stream<AsOf> days = surest.stream().map(end -> end.day().orElseThrow());
    // Of two things that end on two days the first to end is the one to mind.
    return ofOneThing(surest)
        ? days.max(Comparator.naturalOrder())
        : days.min(Comparator.naturalOrder());
  }

  private static boolean ofOneThing(List<StatedEnd> ends) {
    return ends.stream()
                .map(end -> end.subject().toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .count()
            < 2
        || (ends.stream().map(StatedEnd::sentence).distinct().count() > 1
            && ends.stream().anyMatch(end -> end.subject().isEmpty()));
  }

  private static int weight(StatedEnd end, Optional<YearMonth> field) {
    return end.weight() + (isIn(end.day().orElseThrow(), field) ? 10 : 0) - (end.past() ? 4 : 0);
  }

  /** "Effective 31 May: see the portal": an announcement of an end that names one day to come. */
  private static Optional<AsOf> onlyDayToCome(
      String title, String text, Optional<YearMonth> field, Optional<LocalDate> published) {
    List<AsOf> days =
        SentenceSplitter.of(title + "\n" + text).stream()
            .filter(sentence ->
                ClausePredicate.in(sentence).stream().allMatch(p -> p.kind().weight() > 0))
            .filter(sentence -> StatedEnd.in(sentence, field).stream().noneMatch(StatedEnd::denied))
            .flatMap(sentence -> StatedDay.placed(sentence, field).stream())
            .flatMap(placed -> placed.date().stream())
            .filter(day -> published.filter(said -> !day.firstDay().isAfter(said)).isEmpty())
            .distinct()
            .toList();
    return days.size() == 1 && days.getFirst().isExact()
        ? Optional.of(days.getFirst())
        : Optional.empty();
  }

  private static boolean isBefore(StatedEnd end, Optional<LocalDate> published) {
    return published.filter(said -> end.day().orElseThrow().lastDay().isBefore(said)).isPresent();
  }

  private static boolean isIn(AsOf date, Optional<YearMonth> field) {
    return field.map(month -> date.iso().startsWith(month.toString())).orElse(false);
  }
}

package dev.onward.gather;

import dev.onward.knowledge.AsOf;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The day on which something ends, from a title, a text and, where the source has one, a field with
 * the month. A text has other dates too: of the announcement, of the last sale, of a stage before
 * or after. Each day is weighed by the words around it; one that no word calls an end is not taken,
 * and where only a month is stated it stays a month.
 */
record EndDay(Optional<AsOf> day, Optional<String> remark) {
  private static final Pattern RETIRES =
      words("retir\\w+|end[- ]of[- ](?:support|life|service)|sunset\\w*|discontinu\\w+");
  private static final Pattern ENDS =
      words(
          "(?:support|service|access|availability|use)\\b.{0,60}?\\b(?:ends?|ending|stops?|ceases?)"
              + "|(?:will|to|be|is|are)\\b.{0,20}?\\b(?:end|stop|cease|expire|shut|removed?|disabled?|deprecated|decommissioned|unavailable|drop)"
              + "|no longer|until|through|after|last day|deadline|fully supported");
  private static final Pattern ACTS =
      words("before|by|no later than|prior to|starting|beginning|from");
  private static final Pattern FINAL = words("final|full|fully|complete|completely|permanently");
  private static final Pattern OTHER =
      words(
          "announc\\w+|publish\\w+|last day to (?:buy|purchase|order)|purchas\\w+|buy|reservations?|blocked"
              + "|new (?:account|customer|resource|deployment|subscription|node pool|service)s?\\b.{0,40}"
              + "|general(?:ly)? availab\\w+|GA|launch\\w*|released?|introduced|since|concluded|started|was|were|has been|have been|updated?");

  /** "On that day we announced that it ends": the day before these words is none of an end. */
  private static final Pattern SAID =
      Pattern.compile(
          "^\\s*,?\\s*(?:we|microsoft)\\s+(?:have\\s+|had\\s+)?(?:announced|published|introduced|launched|released|shared)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Right before a day: what was said earlier in the sentence is of something else. */
  private static final Pattern AT_ONCE =
      Pattern.compile(
          "\\b(?:retire[sd]?|ends?|discontinued|removed)\\s+(?:on\\s+)?$",
          Pattern.CASE_INSENSITIVE);

  private static final int STATED = 3;
  private static final int BY_FIELD = 5;

  private static Pattern words(String alternatives) {
    return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
  }

  private record Weighed(AsOf date, int weight) {}

  /**
   * Finds it.
   *
   * @param field the month of the end as the source states it beside its text
   * @param published when this was said; what lies before it is rarely the end
   */
  static EndDay find(
      String title, String text, Optional<YearMonth> field, Optional<LocalDate> published) {
    Optional<AsOf> day =
        best(title, field, published, 0).or(() -> best(text, field, published, STATED));
    Optional<AsOf> stated = field.map(month -> new AsOf(month.toString()));
    if (day.isEmpty()) {
      return new EndDay(stated, Optional.empty());
    }
    boolean agrees = field.isEmpty() || isIn(day.get(), field);
    return new EndDay(
        day,
        agrees
            ? Optional.empty()
            : Optional.of(
                "the words say that it ends %s, the field %s; the words' day was taken"
                    .formatted(day.get().when(), stated.orElseThrow().when())));
  }

  private static Optional<AsOf> best(
      String words, Optional<YearMonth> field, Optional<LocalDate> published, int least) {
    List<Weighed> weighed =
        StatedDay.in(words, field).stream()
            .map(day -> new Weighed(day.date(), weight(day, field, published)))
            .filter(day -> day.weight() >= least)
            .toList();
    // A month beside its own day says nothing more.
    return best(weighed.stream().filter(day -> day.date().isExact()))
        .or(() -> best(weighed.stream().filter(day -> !day.date().isExact())));
  }

  private static Optional<AsOf> best(Stream<Weighed> days) {
    return days.max(Comparator.comparingInt(Weighed::weight).thenComparing(Weighed::date))
        .map(Weighed::date);
  }

  private static int weight(
      StatedDay day, Optional<YearMonth> field, Optional<LocalDate> published) {
    int weight = Math.max(weight(day.before()), weight(day.after()));
    boolean other = OTHER.matcher(day.before()).find() && !AT_ONCE.matcher(day.before()).find();
    if (other || OTHER.matcher(day.after()).lookingAt()) {
      weight -= 2;
    }
    if (SAID.matcher(day.after()).find()) {
      weight -= BY_FIELD;
    }
    if (isIn(day.date(), field)) {
      weight += BY_FIELD;
    } else if (published.filter(said -> day.date().lastDay().isBefore(said)).isPresent()) {
      weight -= BY_FIELD;
    }
    return weight;
  }

  private static int weight(String words) {
    int weight = 0;
    weight += RETIRES.matcher(words).find() ? 4 : 0;
    weight += ENDS.matcher(words).find() ? 3 : 0;
    weight += ACTS.matcher(words).find() ? 1 : 0;
    weight += FINAL.matcher(words).find() ? 2 : 0;
    return weight;
  }

  private static boolean isIn(AsOf date, Optional<YearMonth> field) {
    return field.map(month -> date.iso().startsWith(month.toString())).orElse(false);
  }
}

package dev.onward.gather.prose;

import dev.onward.knowledge.AsOf;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date that an English text states, as exact as it states it, with the words around it up to the
 * next date. Dates that could be read in two ways (4/5/2027) and those of versions
 * (2026-05-01-preview) are none.
 */
public record StatedDay(AsOf date, String before, String after) {
  private static final String MONTH =
      "(?<%s>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
          + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
  private static final String DAY = "(?<%s>0?[1-9]|[12]\\d|3[01])\\s?(?:st|nd|rd|th)?";
  private static final String YEAR = "(?<%s>20\\d\\d)";

  private static final String YEAR_APART = "(?:\\s*,\\s*|\\s+|-)";

  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\w/.-])(?:"
              + String.join(
                  "|",
                  MONTH.formatted("m1")
                      + "\\s+"
                      + DAY.formatted("d1")
                      + YEAR_APART
                      + YEAR.formatted("y1"),
                  DAY.formatted("d2")
                      + "(?:\\s+(?:of\\s+)?|-)"
                      + MONTH.formatted("m2")
                      + YEAR_APART
                      + YEAR.formatted("y2"),
                  YEAR.formatted("y3")
                      + "-(?<m3>0[1-9]|1[0-2])-(?<d3>0[1-9]|[12]\\d|3[01])(?!-?(?:preview|\\w))",
                  "(?<a4>\\d{1,2})/(?<b4>\\d{1,2})/" + YEAR.formatted("y4"),
                  // As written on the continent: day, month, year between dots.
                  DAY.formatted("d8")
                      + "\\.\\s?(?<m8>0?[1-9]|1[0-2])\\.\\s?"
                      + YEAR.formatted("y8"),
                  YEAR.formatted("y9") + "/(?<m9>0?[1-9]|1[0-2])/(?<d9>0?[1-9]|[12]\\d|3[01])",
                  "(?:end|close) of(?: the year)? " + YEAR.formatted("y10"),
                  MONTH.formatted("m5") + ",?\\s+(?:of\\s+)?" + YEAR.formatted("y5"),
                  MONTH.formatted("m6") + "\\s+" + DAY.formatted("d6") + "(?!\\s*,?\\s*\\d)",
                  DAY.formatted("d7") + "\\s+(?:of\\s+)?" + MONTH.formatted("m7") + "(?!,?\\s*\\d)")
              + ")(?![\\w/]|[.]\\d)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VERSION =
      Pattern.compile("(?:version|api|sdk|v)\\W*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern FROM =
      Pattern.compile(
          "\\b(?:extend|mov|chang|postpon|delay|shift|push|updat)\\w*\\b[^.]{0,60}\\bfrom\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TO =
      Pattern.compile("\\s*(?:to|until)\\s*", Pattern.CASE_INSENSITIVE);

  /**
   * All dates of a text.
   *
   * @param field the month that the source states beside the text; it lends its year to a day
   *     without one
   */
  public static List<StatedDay> in(String text, Optional<YearMonth> field) {
    List<StatedDay> days = new ArrayList<>();
    for (String sentence : SentenceSplitter.of(text)) {
      List<MatchResult> found = DATE.matcher(sentence).results().toList();
      for (int i = 0; i < found.size(); i++) {
        MatchResult match = found.get(i);
        boolean moved = i > 0 && isMoved(sentence, found.get(i - 1), match);
        int from = i == 0 ? 0 : moved ? start(found, i - 1) : found.get(i - 1).end();
        String before = sentence.substring(from, moved ? found.get(i - 1).start() : match.start());
        String after =
            sentence.substring(
                match.end(), i + 1 == found.size() ? sentence.length() : found.get(i + 1).start());
        if (i + 1 < found.size() && isMoved(sentence, match, found.get(i + 1))) {
          continue;
        }
        read(match.group(), before, field)
            .ifPresent(date -> days.add(new StatedDay(date, before, after)));
      }
    }
    return days;
  }

  /** A date where it stands in a sentence; none where it is one that can't be (31 June). */
  public record Placed(Optional<AsOf> date, int start, int end) {}

  /** The dates of one sentence in order, each with its place. */
  public static List<Placed> placed(String sentence, Optional<YearMonth> field) {
    return DATE.matcher(sentence)
        .results()
        .map(match ->
            new Placed(
                read(match.group(), sentence.substring(0, match.start()), field),
                match.start(),
                match.end()))
        .toList();
  }

  /** A text without its dates. */
  public static String without(String text) {
    return DATE.matcher(text).replaceAll(" ");
  }

  private static int start(List<MatchResult> found, int i) {
    return i == 0 ? 0 : found.get(i - 1).end();
  }

  /** "Extended from one day to another": the first one holds no more. */
  private static boolean isMoved(String sentence, MatchResult from, MatchResult to) {
    return FROM.matcher(sentence.substring(0, from.start())).find()
        && TO.matcher(sentence.substring(from.end(), to.start())).matches();
  }

  private static Optional<AsOf> read(String words, String before, Optional<YearMonth> field) {
    Matcher match = DATE.matcher(words);
    if (!match.matches()) {
      return Optional.empty();
    }
    try {
      if (match.group("y1") != null) {
        return day(match, "y1", month(match.group("m1")), "d1");
      }
      if (match.group("y2") != null) {
        return day(match, "y2", month(match.group("m2")), "d2");
      }
      if (match.group("y3") != null) {
        return VERSION.matcher(before).find()
            ? Optional.empty()
            : day(match, "y3", number(match, "m3"), "d3");
      }
      if (match.group("y4") != null) {
        return slashed(number(match, "y4"), number(match, "a4"), number(match, "b4"));
      }
      if (match.group("y8") != null) {
        return day(match, "y8", number(match, "m8"), "d8");
      }
      if (match.group("y9") != null) {
        return day(match, "y9", number(match, "m9"), "d9");
      }
      if (match.group("y10") != null) {
        return Optional.of(new AsOf(match.group("y10")));
      }
      if (match.group("y5") != null) {
        return Optional.of(
            new AsOf(YearMonth.of(number(match, "y5"), month(match.group("m5"))).toString()));
      }
      return yearless(match, field);
    } catch (DateTimeException e) {
      // 31 June
      return Optional.empty();
    }
  }

  private static Optional<AsOf> day(Matcher match, String year, int month, String day) {
    return Optional.of(AsOf.of(LocalDate.of(number(match, year), month, number(match, day))));
  }

  private static Optional<AsOf> slashed(int year, int first, int second) {
    if (first <= 12 && second <= 12 && first != second) {
      return Optional.empty();
    }
    return Optional.of(
        AsOf.of(
            first > 12 ? LocalDate.of(year, second, first) : LocalDate.of(year, first, second)));
  }

  private static Optional<AsOf> yearless(Matcher match, Optional<YearMonth> field) {
    boolean monthFirst = match.group("m6") != null;
    int month = month(match.group(monthFirst ? "m6" : "m7"));
    int day = number(match, monthFirst ? "d6" : "d7");
    return field
        .filter(stated -> stated.getMonthValue() == month)
        .map(stated -> AsOf.of(stated.atDay(1).withDayOfMonth(day)));
  }

  private static int number(Matcher match, String group) {
    return Integer.parseInt(match.group(group));
  }

  /** The number of a month by its English name, whole or short. */
  public static int month(String name) {
    String start = name.substring(0, Math.min(3, name.length())).toLowerCase(Locale.ROOT);
    int at = "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(start);
    if (start.length() < 3 || at % 3 != 0) {
      throw new DateTimeException(name + " is no month");
    }
    return at / 3 + 1;
  }
}

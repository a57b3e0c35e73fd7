package dev.onward.understand.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times that are named by their distance from today: "two years ago", "next month", "yesterday".
 */
final class RelativeTimes {
  /** A span by its first and last day. */
  record Span(LocalDate first, LocalDate last) {
    static Span day(LocalDate day) {
      return new Span(day, day);
    }

    static Span month(LocalDate within) {
      YearMonth month = YearMonth.from(within);
      return new Span(month.atDay(1), month.atEndOfMonth());
    }

    static Span year(int year) {
      return new Span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
  }

  private static final String UNIT =
      "(days?|weeks?|months?|years?|tage?n?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ans?"
          + "|d[ií]as?|semanas?|mes(?:es)?|años?)";
  static final Pattern AGO =
      pattern(
          "\\b"
              + Numbers.NUMBER
              + " "
              + UNIT
              + " ago\\b|\\b(?:vor|il y a|hace) "
              + Numbers.NUMBER
              + " "
              + UNIT
              + "\\b");
  static final Pattern IN =
      pattern("\\b(?:in|dans|en)(?: about| around)? " + Numbers.NUMBER + " " + UNIT + "\\b");
  static final Pattern NEAR =
      pattern(
          "\\b(next|this|last|coming) (week|month|year|half[- ]year|quarter)\\b|\\btomorrow\\b|\\btoday\\b"
              + "|\\byesterday\\b|\\bend of (?:the|this) year\\b");
  private static final Pattern AHEAD =
      pattern(
          "\\b(?:(?:in|within|for|over|during|have|got|need|spend)(?: about)?(?: the)?(?: next)? |next )"
              + Numbers.NUMBER
              + " (weeks?|months?|years?)\\b"
              + "|\\b"
              + Numbers.NUMBER
              + "[- ](weeks?|months?) (?:plan|roadmap|schedule|programme|program|left)\\b");
  private static final Pattern HALF_YEAR = pattern("\\bhalf(?: a)?[- ]year\\b(?! ago)");
  private static final Pattern BEHIND_US =
      pattern("\\b(?:ago|experience|last|past|since|already|worked|working|been)\\b");

  private final LocalDate today;

  RelativeTimes(LocalDate today) {
    this.today = today;
  }

  /** Where a longer unit is counted, only that unit is known: two years ago is a year. */
  Span ago(MatchResult m) {
    boolean behind = m.group(1) != null;
    return at(m.group(behind ? 1 : 3), m.group(behind ? 2 : 4), -1);
  }

  Span in(MatchResult m) {
    return at(m.group(1), m.group(2), 1);
  }

  private Span at(String count, String unit, int sign) {
    int number = sign * Numbers.value(count);
    return switch (step(unit)) {
      case DAYS -> Span.day(today.plusDays(number));
      case WEEKS -> Span.month(today.plusWeeks(number));
      case MONTHS -> Span.month(today.plusMonths(number));
      default -> Span.year(today.getYear() + number);
    };
  }

  private static ChronoUnit step(String unit) {
    if (unit.startsWith("w") || unit.startsWith("sem")) {
      return ChronoUnit.WEEKS;
    }
    if (unit.startsWith("m")) {
      return ChronoUnit.MONTHS;
    }
    return unit.matches("years?|jahre?n?|ans?|años?") ? ChronoUnit.YEARS : ChronoUnit.DAYS;
  }

  @Nullable Span near(MatchResult m) {
    return switch (m.group()) {
      case "today" -> Span.day(today);
      case "tomorrow" -> Span.day(today.plusDays(1));
      case "yesterday" -> Span.day(today.minusDays(1));
      default ->
          m.group(1) == null ? Span.month(today.withMonth(12)) : near(m.group(1), m.group(2));
    };
  }

  private @Nullable Span near(String which, String unit) {
    int sign = which.equals("last") ? -1 : which.equals("this") ? 0 : 1;
    return switch (unit) {
      case "week" -> new Span(today.plusWeeks(sign), today.plusWeeks(sign).plusDays(6));
      case "month" -> Span.month(today.plusMonths(sign));
      case "year" -> Span.year(today.getYear() + sign);
      default -> null;
    };
  }

  /** The end of a span of time from today, such as "half a year" or "in three months". */
  @Nullable LocalDate ahead(String text) {
    LocalDate last = null;
    Matcher match = AHEAD.matcher(text);
    while (match.find()) {
      String rest = text.substring(match.end());
      if (rest.startsWith(" ago") || isBehindUs(text, match)) {
        continue;
      }
      boolean counted = match.group(1) != null;
      String unit = match.group(counted ? 2 : 4);
      last = today.plus(Numbers.value(match.group(counted ? 1 : 3)), step(unit));
    }
    return last == null && HALF_YEAR.matcher(text).find() ? today.plusMonths(6) : last;
  }

  /** "For five years" tells of experience when it is said with "have worked". */
  private static boolean isBehindUs(String text, Matcher match) {
    int from = Math.max(0, match.start() - 25);
    int to = Math.min(text.length(), match.end() + 15);
    return BEHIND_US.matcher(text.substring(from, to)).find();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }
}

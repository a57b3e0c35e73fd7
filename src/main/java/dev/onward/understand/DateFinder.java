package dev.onward.understand;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds dates as people write them, in English and in the common forms of digits. */
final class DateFinder {
  /** A time that was named: a day, or a longer span that is known by its first and last day. */
  record Found(LocalDate first, LocalDate last, int start, int end) {
    boolean isDay() {
      return first.equals(last);
    }

    /** The date as exact as it was said, in ISO form: a day or a month. */
    String iso() {
      return isDay() ? first.toString() : YearMonth.from(first).toString();
    }
  }

  private static final String MONTHS =
      "(january|february|march|april|may|june|july|august|september|october|november|december"
          + "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
          + "|januar|februar|märz|mai|juni|juli|oktober|dezember)";
  private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th|\\.)?";
  private static final Pattern ISO = pattern("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
  private static final Pattern ISO_MONTH = pattern("\\b(20\\d{2})-(\\d{2})\\b(?!-)");
  private static final Pattern DAY_FIRST =
      pattern("\\b" + DAY + "(?: of)? " + MONTHS + "\\.?,? (\\d{4})\\b");
  private static final Pattern MONTH_FIRST =
      pattern("\\b" + MONTHS + "\\.? " + DAY + ",? (\\d{4})\\b");
  private static final Pattern DOTTED = pattern("\\b(\\d{1,2})[./](\\d{1,2})[./](\\d{4})\\b");
  private static final Pattern MONTH_YEAR = pattern("\\b" + MONTHS + "\\.?,? (20\\d{2})\\b");
  private static final Pattern SEASON =
      pattern(
          "\\b(?:(last|next|this) )?(spring|summer|autumn|fall|winter|christmas|new year)(?:(?: of)? (20\\d{2}))?\\b");
  private static final Pattern BARE_MONTH =
      pattern(
          "\\b(?:(last|next|this|in|by|from|since|until|till|before|after|starting|start of|end of|beginning of) )"
              + "(?:the )?"
              + MONTHS
              + "\\b(?!\\.?,? \\d)");
  private static final Pattern AHEAD =
      pattern(
          "\\b(?:in|within|for|over|during)?(?: about)?(?: the)?(?: next)? ?(\\d{1,2}|a|an|one|two|three|four|five|six|nine|ten|twelve|half a) (weeks?|months?|years?)\\b");
  private static final Pattern RELATIVE =
      pattern(
          "\\b(next|this|last) (week|month|year|half[- ]year|quarter)\\b|\\btomorrow\\b|\\bend of (?:the|this) year\\b");

  private final LocalDate today;

  DateFinder(LocalDate today) {
    this.today = today;
  }

  /** In the order of the text; spans that overlap a more exact one are left out. */
  List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    collect(found, ISO, lower, m -> day(number(m, 1), number(m, 2), number(m, 3)));
    collect(found, DAY_FIRST, lower, m -> day(number(m, 3), month(m.group(2)), number(m, 1)));
    collect(found, MONTH_FIRST, lower, m -> day(number(m, 3), month(m.group(1)), number(m, 2)));
    collect(found, DOTTED, lower, DateFinder::dotted);
    collect(found, ISO_MONTH, lower, m -> month(number(m, 1), number(m, 2)));
    collect(found, MONTH_YEAR, lower, m -> month(number(m, 2), month(m.group(1))));
    collect(found, SEASON, lower, this::season);
    collect(found, BARE_MONTH, lower, this::bareMonth);
    collect(found, RELATIVE, lower, this::relative);
    found.sort(Comparator.comparingInt(Found::start));
    return found;
  }

  /** A span of time from today, such as "half a year" or "in three months". */
  @Nullable LocalDate ahead(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    var match = AHEAD.matcher(lower);
    LocalDate last = null;
    while (match.find()) {
      String count = match.group(1);
      String unit = match.group(2);
      if (lower.startsWith("week", match.end()) || isRate(lower, match.start())) {
        continue;
      }
      int number = count.equals("half a") ? 6 : Numbers.value(count);
      ChronoUnit step =
          unit.startsWith("week")
              ? ChronoUnit.WEEKS
              : unit.startsWith("month") || count.equals("half a")
                  ? ChronoUnit.MONTHS
                  : ChronoUnit.YEARS;
      last = today.plus(number, step);
    }
    if (last == null && Pattern.compile("\\bhalf[- ]year\\b").matcher(lower).find()) {
      last = today.plusMonths(6);
    }
    return last;
  }

  /** "five hours a week" names a rate, not a span. */
  private static boolean isRate(String text, int start) {
    String before = text.substring(Math.max(0, start - 12), start).stripTrailing();
    return before.matches("(?s).*(hours?|hrs?|h|minutes?|days?|times?|once|twice)");
  }

  private interface Reading {
    @Nullable Span read(MatchResult match);
  }

  private record Span(LocalDate first, LocalDate last) {}

  private static void collect(List<Found> found, Pattern pattern, String text, Reading reading) {
    pattern
        .matcher(text)
        .results()
        .filter(m -> found.stream().noneMatch(f -> m.start() < f.end() && f.start() < m.end()))
        .forEach(m -> {
          try {
            Span span = reading.read(m);
            if (span != null) {
              found.add(new Found(span.first(), span.last(), m.start(), m.end()));
            }
          } catch (DateTimeException e) {
            // 31 February and the like name no day.
          }
        });
  }

  private static Span day(int year, int month, int day) {
    LocalDate date = LocalDate.of(year, month, day);
    return new Span(date, date);
  }

  private static Span month(int year, int month) {
    YearMonth months = YearMonth.of(year, month);
    return new Span(months.atDay(1), months.atEndOfMonth());
  }

  /** Day first, as most of the world writes, unless only month first makes a date. */
  private static Span dotted(MatchResult m) {
    int a = number(m, 1);
    int b = number(m, 2);
    return b > 12 ? day(number(m, 3), a, b) : day(number(m, 3), b, a);
  }

  private @Nullable Span season(MatchResult m) {
    String word = m.group(2);
    if (m.group(1) == null
        && m.group(3) == null
        && !word.equals("christmas")
        && !word.equals("new year")) {
      return null;
    }
    int first =
        switch (word) {
          case "spring" -> 3;
          case "summer" -> 6;
          case "autumn", "fall" -> 9;
          case "christmas" -> 12;
          case "new year" -> 1;
          default -> 12;
        };
    int months = word.equals("christmas") || word.equals("new year") ? 1 : 3;
    YearMonth begin;
    if (m.group(3) != null) {
      begin = YearMonth.of(number(m, 3), first);
    } else {
      begin = YearMonth.of(today.getYear(), first);
      boolean last = "last".equals(m.group(1));
      if (last && !begin.plusMonths(months - 1L).atEndOfMonth().isBefore(today)) {
        begin = begin.minusYears(1);
      } else if (!last && begin.plusMonths(months - 1L).atEndOfMonth().isBefore(today)) {
        begin = begin.plusYears(1);
      }
    }
    return new Span(begin.atDay(1), begin.plusMonths(months - 1L).atEndOfMonth());
  }

  private Span bareMonth(MatchResult m) {
    int month = month(m.group(2));
    YearMonth now = YearMonth.from(today);
    YearMonth named = YearMonth.of(today.getYear(), month);
    boolean past = m.group(1).equals("last") || m.group(1).equals("since");
    if (past && !named.isBefore(now)) {
      named = named.minusYears(1);
    } else if (!past && named.isBefore(now)) {
      named = named.plusYears(1);
    }
    return month(named.getYear(), month);
  }

  private @Nullable Span relative(MatchResult m) {
    if (m.group().equals("tomorrow")) {
      return new Span(today.plusDays(1), today.plusDays(1));
    }
    if (m.group(1) == null) {
      return month(today.getYear(), 12);
    }
    int sign = m.group(1).equals("next") ? 1 : m.group(1).equals("last") ? -1 : 0;
    return switch (m.group(2)) {
      case "week" -> new Span(today.plusWeeks(sign), today.plusWeeks(sign).plusDays(6));
      case "month" -> {
        YearMonth month = YearMonth.from(today).plusMonths(sign);
        yield month(month.getYear(), month.getMonthValue());
      }
      case "year" ->
          new Span(
              LocalDate.of(today.getYear() + sign, 1, 1),
              LocalDate.of(today.getYear() + sign, 12, 31));
      default -> null;
    };
  }

  private static int number(MatchResult m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static int month(String name) {
    String start = name.toLowerCase(Locale.ROOT).substring(0, Math.min(3, name.length()));
    String english =
        switch (start) {
          case "mär" -> "mar";
          case "mai" -> "may";
          case "okt" -> "oct";
          case "dez" -> "dec";
          default -> start;
        };
    for (Month month : Month.values()) {
      if (month.name().toLowerCase(Locale.ROOT).startsWith(english)) {
        return month.getValue();
      }
    }
    throw new DateTimeException(name);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }
}

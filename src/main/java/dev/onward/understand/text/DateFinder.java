package dev.onward.understand.text;

import dev.onward.understand.text.RelativeTimes.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates as people write them, in digits and in words of four languages. A span is never made
 * more exact than it was named.
 */
public final class DateFinder {
  private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?: of| de)? ";
  private static final String YEAR = "\\.?,?(?: of| de)? (\\d{4})\\b";
  private static final Pattern ISO = pattern("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
  private static final Pattern ISO_MONTH = pattern("\\b(20\\d{2})-(\\d{2})\\b(?!-)");
  private static final Pattern DAY_FIRST = pattern("\\b" + DAY + Months.ANY + YEAR);
  private static final Pattern MONTH_FIRST =
      pattern("\\b" + Months.ANY + "\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b");
  private static final Pattern DIGITS =
      pattern("(?<![\\d./-])(\\d{1,2})([./-])(\\d{1,2})\\2((?:20)?\\d{2})(?![\\d/-])");
  private static final Pattern MONTH_DIGITS =
      pattern("(?<![\\d./-])(0?[1-9]|1[0-2])[./](20\\d{2})\\b");

  /** "exp 03/27": a month only behind such a word, as it may be a day elsewhere. */
  private static final Pattern SHORT_MONTH_DIGITS =
      pattern(
          "(?<=\\b(?:exp\\.?|expires|expiry|expiring|until|till|to|valid|passed|earned|renewed|since|bis) )(0?[1-9]|1[0-2])/([23]\\d)\\b(?![\\d/])");

  private static final Pattern MONTH_YEAR =
      pattern(
          "\\b(?:(?:end|start|beginning|middle) of )?"
              + Months.ANY
              + "\\.?,?(?: of| de)? (20\\d{2})\\b");
  private static final Pattern DAY_OF_MONTH = pattern("\\b" + DAY + Months.ANY + "\\b");
  private static final Pattern MONTH_AND_DAY =
      pattern("\\b" + Months.ANY + "\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?! ?(?:h|hours?|hrs?|%|:))");
  private static final Pattern SEASON =
      pattern(
          "\\b(?:(last|next|this) )?(spring|summer|autumn|fall|winter|christmas|new year)(?:(?: of)? (20\\d{2}))?\\b");
  private static final Pattern BARE_MONTH =
      pattern(
          "\\b(last|next|this|in|im|en|by|from|since|until|till|before|after|starting|start of|end of|beginning of) "
              + "(?:the )?"
              + Months.ANY
              + "\\b(?!\\.?,? \\d)");
  private static final Pattern BARE_YEAR =
      pattern("\\b(?:in|since|en|seit|of|until|end of|year) (20[12]\\d)\\b(?!-)");

  /** "May" is a month only behind words like these. */
  private static final Pattern DATED =
      pattern("\\b(?:on|by|until|till|before|from|since|after|for|the|to|expires?|am|le|el) $");

  /** Something in every date; most texts have nothing of it and need no closer look. */
  private static final Pattern HINT =
      pattern(
          "(?<![\\w-])\\d|\\b(?:last|next|this|coming|tomorrow|today|yesterday|ago|in|vor|il y a|hace|en|dans|im|end|new|christmas|spring|summer|autumn|fall|winter|"
              + Months.ANY
              + ")\\b");

  private final LocalDate today;
  private final RelativeTimes relative;

  public DateFinder(LocalDate today) {
    this.today = today;
    this.relative = new RelativeTimes(today);
  }

  /** In the order of the text; spans that overlap a more exact one are left out. */
  public List<NamedTime> find(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!HINT.matcher(lower).find()) {
      return List.of();
    }
    Collected found = new Collected(lower);
    found.collect(ISO, m -> day(number(m, 1), number(m, 2), number(m, 3)));
    found.collect(DAY_FIRST, m -> day(number(m, 3), Months.number(m.group(2)), number(m, 1)));
    found.collect(MONTH_FIRST, m -> day(number(m, 3), Months.number(m.group(1)), number(m, 2)));
    found.collectDigits();
    found.collect(ISO_MONTH, m -> month(number(m, 1), number(m, 2)));
    found.collect(MONTH_DIGITS, m -> month(number(m, 2), number(m, 1)));
    found.collect(SHORT_MONTH_DIGITS, m -> month(2000 + number(m, 2), number(m, 1)));
    found.collect(MONTH_YEAR, m -> month(number(m, 2), Months.number(m.group(1))));
    found.collect(RelativeTimes.AGO, relative::ago);
    found.collect(RelativeTimes.IN, relative::in);
    found.collectYearless(DAY_OF_MONTH, m -> next(found.month(m, 2), number(m, 1)));
    found.collectYearless(MONTH_AND_DAY, m -> next(found.month(m, 1), number(m, 2)));
    found.collect(SEASON, this::season);
    found.collectYearless(BARE_MONTH, this::bareMonth);
    found.collect(RelativeTimes.NEAR, relative::near);
    found.collect(BARE_YEAR, m -> Span.year(number(m, 1)));
    return found.inOrder();
  }

  /** A span of time from today, such as "half a year" or "in three months". */
  public @Nullable LocalDate ahead(String text) {
    return relative.ahead(text.toLowerCase(Locale.ROOT));
  }

  private interface Reading {
    @Nullable Span read(MatchResult match);
  }

  private static final class Collected {
    private final List<NamedTime> found = new ArrayList<>();
    private final String text;

    Collected(String text) {
      this.text = text;
    }

    void collect(Pattern pattern, Reading reading) {
      collect(pattern, reading, true);
    }

    void collectYearless(Pattern pattern, Reading reading) {
      collect(pattern, reading, false);
    }

    private void collect(Pattern pattern, Reading reading, boolean yearSaid) {
      pattern
          .matcher(text)
          .results()
          .filter(this::isFree)
          .forEach(m -> {
            try {
              Span span = reading.read(m);
              if (span != null) {
                found.add(
                    new NamedTime(span.first(), span.last(), m.start(), m.end(), yearSaid, null));
              }
            } catch (DateTimeException e) {
              // 31 February and the like name no day.
            }
          });
    }

    /**
     * Day first, as most of the world writes; where month first makes a date too, both are kept.
     */
    void collectDigits() {
      DIGITS
          .matcher(text)
          .results()
          .filter(this::isFree)
          .forEach(m -> {
            int a = number(m, 1);
            int b = number(m, 3);
            int year = number(m, 4) < 100 ? 2000 + number(m, 4) : number(m, 4);
            boolean unclear = !m.group(2).equals(".") && a <= 12 && b <= 12 && a != b;
            try {
              LocalDate day = b > 12 ? LocalDate.of(year, a, b) : LocalDate.of(year, b, a);
              LocalDate otherwise = unclear ? LocalDate.of(year, a, b) : null;
              found.add(new NamedTime(day, day, m.start(), m.end(), true, otherwise));
            } catch (DateTimeException e) {
              // 45/13/2027 names no day.
            }
          });
    }

    /** The number of a month's name; 0, which is no month, where "may" is a verb. */
    int month(MatchResult m, int group) {
      boolean verb =
          m.group(group).equals("may") && !DATED.matcher(text.substring(0, m.start())).find();
      return verb ? 0 : Months.number(m.group(group));
    }

    private boolean isFree(MatchResult m) {
      return found.stream().noneMatch(f -> m.start() < f.end() && f.start() < m.end());
    }

    List<NamedTime> inOrder() {
      found.sort(Comparator.comparingInt(NamedTime::start));
      return List.copyOf(found);
    }
  }

  private static Span day(int year, int month, int day) {
    return Span.day(LocalDate.of(year, month, day));
  }

  private static Span month(int year, int month) {
    return Span.month(LocalDate.of(year, month, 1));
  }

  private Span next(int month, int day) {
    LocalDate date = LocalDate.of(today.getYear(), month, day);
    return Span.day(date.isBefore(today) ? date.plusYears(1) : date);
  }

  private @Nullable Span season(MatchResult m) {
    String word = m.group(2);
    boolean feast = word.equals("christmas") || word.equals("new year");
    if (m.group(1) == null && m.group(3) == null && !feast) {
      return null;
    }
    int length = feast ? 1 : 3;
    YearMonth begin =
        m.group(3) != null
            ? YearMonth.of(number(m, 3), firstMonth(word))
            : nearest(
                YearMonth.of(today.getYear(), firstMonth(word)), length, "last".equals(m.group(1)));
    return new Span(begin.atDay(1), begin.plusMonths(length - 1L).atEndOfMonth());
  }

  private static int firstMonth(String season) {
    return switch (season) {
      case "spring" -> 3;
      case "summer" -> 6;
      case "autumn", "fall" -> 9;
      case "new year" -> 1;
      default -> 12;
    };
  }

  private YearMonth nearest(YearMonth begin, int length, boolean last) {
    boolean over = begin.plusMonths(length - 1L).atEndOfMonth().isBefore(today);
    if (last) {
      return over ? begin : begin.minusYears(1);
    }
    return over ? begin.plusYears(1) : begin;
  }

  private Span bareMonth(MatchResult m) {
    YearMonth now = YearMonth.from(today);
    YearMonth named = YearMonth.of(today.getYear(), Months.number(m.group(2)));
    boolean past = m.group(1).equals("last") || m.group(1).equals("since");
    if (past && !named.isBefore(now)) {
      named = named.minusYears(1);
    } else if (!past && named.isBefore(now)) {
      named = named.plusYears(1);
    }
    return month(named.getYear(), named.getMonthValue());
  }

  private static int number(MatchResult m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }
}

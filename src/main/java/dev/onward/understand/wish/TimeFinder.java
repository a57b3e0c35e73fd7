package dev.onward.understand.wish;

import dev.onward.understand.wish.PlanWords.Token;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the times of a text, all of them ahead: each is first read as far as its own words say, and
 * then made whole by its neighbours, so that "from the 14th to the 28th of December" is one span.
 * What names every week ("on Tuesdays") or a time of the day names no time here.
 */
final class TimeFinder {
  private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");

  /** "20.12.", "3/4/2027"; no hours such as "3.5 h", and not "24/7". */
  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<![\\d./-])(?!24/7\\b)(\\d{1,2})([./])(\\d{1,2})(?:\\2(\\d{4}|\\d{2})\\b|\\2(?!\\d)|(?![\\d./]))(?! ?(?:h\\b|hours?|hrs?|stunden|std|horas?|heures?|ghant))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CODE =
      Pattern.compile("\\b[a-z]{2,3}[- ]?[cp]?\\d{2,4}\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern ORDINAL = Pattern.compile("^(?:st|nd|rd|th|er|º|ª|°|\\.(?!\\d))");
  private static final int NEAR = 5;

  /** A time as its own words say it; {@code day} alone where only the number of a day was said. */
  private record Piece(
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      int day,
      int from,
      int to,
      boolean whole,
      boolean year,
      boolean range) {
    Piece(
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        int day,
        int from,
        int to,
        boolean whole,
        boolean year) {
      this(first, last, day, from, to, whole, year, false);
    }

    boolean isNumber() {
      return first == null;
    }

    WishTime time(List<Token> tokens) {
      LocalDate begin = Objects.requireNonNull(first);
      LocalDate end = Objects.requireNonNull(last);
      return new WishTime(
          begin, end, tokens.get(from).start(), tokens.get(to - 1).end(), whole, range);
    }
  }

  private final PlanWords words;
  private final LocalDate today;
  private final String text;
  private final List<Token> tokens;

  TimeFinder(PlanWords words, LocalDate today, String text) {
    this.words = words;
    this.today = today;
    this.text = blanked(text);
    this.tokens = PlanWords.tokens(this.text);
  }

  /** Without the codes of exams, whose numbers name no day. */
  private static String blanked(String text) {
    return CODE.matcher(text)
        .replaceAll(match -> {
          boolean month =
              CalendarNames.month(PlanWords.folded(match.group().replaceAll("[^\\p{L}].*", "")))
                  .isPresent();
          boolean code = match.group().matches("(?i)[a-z]{2,3}-?[cp]?\\d{3,4}") && !month;
          return code
              ? "x".repeat(match.group().length())
              : Matcher.quoteReplacement(match.group());
        });
  }

  // ---------------------------------------------------------------- all of them

  /** In the order of the text. */
  List<WishTime> find() {
    List<Piece> pieces = joined(pieces());
    List<WishTime> times = new ArrayList<>();
    for (Piece piece : pieces) {
      whole(piece, pieces).filter(time -> time.last().isAfter(today)).ifPresent(times::add);
    }
    return times;
  }

  private Optional<WishTime> whole(Piece piece, List<Piece> all) {
    if (!piece.isNumber()) {
      return Optional.of(piece.time(tokens));
    }
    boolean said = isOrdinal(piece.from()) || isArticle(piece.from() - 1);
    boolean near = all.stream().anyMatch(other -> !other.isNumber() && other.whole());
    return said && !near ? day(next(piece.day()), piece) : Optional.empty();
  }

  private Optional<WishTime> day(LocalDate day, Piece piece) {
    return Optional.of(
        new WishTime(
            day,
            day,
            tokens.get(piece.from()).start(),
            tokens.get(piece.to() - 1).end(),
            false,
            false));
  }

  private LocalDate next(int number) {
    YearMonth month = YearMonth.from(today);
    while (number > month.lengthOfMonth() || !month.atDay(number).isAfter(today)) {
      month = month.plusMonths(1);
    }
    return month.atDay(number);
  }

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      Optional<Piece> piece = piece(at);
      piece.ifPresent(pieces::add);
      at = piece.map(Piece::to).orElse(at + 1);
    }
    return pieces;
  }

  private Optional<Piece> piece(int at) {
    try {
      return inDigits(at)
          .or(() -> dayOfMonth(at))
          .or(() -> weekOf(at))
          .or(() -> month(at))
          .or(() -> feast(at))
          .or(() -> near(at))
          .or(() -> ahead(at))
          .or(() -> weekday(at))
          .or(() -> year(at))
          .or(() -> bareDay(at));
    } catch (DateTimeException e) {
      // 31 February and the like name no day.
      return Optional.empty();
    }
  }

  private static Piece span(LocalDate first, LocalDate last, int from, int to, boolean whole) {
    return new Piece(first, last, 0, from, to, whole, false);
  }

  // ---------------------------------------------------------------- days

  private Optional<Piece> inDigits(int at) {
    int start = tokens.get(at).start();
    Matcher iso = ISO.matcher(text).region(start, text.length());
    if (iso.lookingAt()) {
      LocalDate day = LocalDate.parse(iso.group());
      return Optional.of(new Piece(day, day, 0, at, tokenBehind(iso.end()), false, true));
    }
    Matcher digits = DIGITS.matcher(text).region(start, text.length());
    digits.useTransparentBounds(true).useAnchoringBounds(false);
    if (!digits.lookingAt()) {
      return Optional.empty();
    }
    int one = Integer.parseInt(digits.group(1));
    int two = Integer.parseInt(digits.group(3));
    boolean monthFirst = two > 12 && one <= 12;
    int month = monthFirst ? one : two;
    int day = monthFirst ? two : one;
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return Optional.empty();
    }
    String year = digits.group(4);
    int to = tokenBehind(digits.end());
    if (year != null) {
      int full =
          Integer.parseInt(year) < 100 ? 2000 + Integer.parseInt(year) : Integer.parseInt(year);
      LocalDate date = LocalDate.of(full, month, day);
      return Optional.of(new Piece(date, date, 0, at, to, false, true));
    }
    LocalDate date = ahead(Month.of(month), day);
    return Optional.of(span(date, date, at, to, false));
  }

  private int tokenBehind(int end) {
    return (int) tokens.stream().filter(token -> token.start() < end).count();
  }

  /** "3 March", "the 3rd of March 2027", "March 3". */
  private Optional<Piece> dayOfMonth(int at) {
    OptionalInt number = dayNumber(at);
    if (number.isPresent()) {
      int next = behind(at + 1, "of");
      Optional<Month> month = monthAt(next);
      return month.map(found -> dated(found, number.getAsInt(), at, next + 1));
    }
    Optional<Month> month = monthAt(at);
    int next = behind(at + 1, "the");
    OptionalInt day = dayNumber(next);
    boolean isDay =
        month.isPresent()
            && day.isPresent()
            && !isUnit(next + 1)
            && !isOther(next)
            && !isList(next);
    return isDay ? Optional.of(dated(month.get(), day.getAsInt(), at, next + 1)) : Optional.empty();
  }

  /** "December 14-28" is a span; its number is a day, but "January two weeks" is none. */
  private boolean isList(int at) {
    return words.isAt("hours", tokens, at + 1);
  }

  /** A number that begins another date: "in March 3 April". */
  private boolean isOther(int at) {
    return monthAt(behind(at + 1, "of")).isPresent();
  }

  private Piece dated(Month month, int day, int from, int to) {
    int next = behind(to, "of");
    OptionalInt year = yearAt(next);
    if (year.isPresent()) {
      LocalDate date = LocalDate.of(year.getAsInt(), month, day);
      return new Piece(date, date, 0, from, next + 1, false, true);
    }
    LocalDate date = ahead(month, day);
    return span(date, date, from, to, false);
  }

  private LocalDate ahead(Month month, int day) {
    LocalDate date = LocalDate.of(today.getYear(), month, 1);
    date = date.withDayOfMonth(Math.min(day, date.lengthOfMonth()));
    if (day > month.maxLength()) {
      throw new DateTimeException("no %d in %s".formatted(day, month));
    }
    return date.isBefore(today) ? date.plusYears(1) : date;
  }

  private int behind(int at, String filler) {
    int next = at;
    while (words.isAt(filler, tokens, next) && next < at + 2) {
      next++;
    }
    return next;
  }

  private OptionalInt dayNumber(int at) {
    if (at < 0 || at >= tokens.size()) {
      return OptionalInt.empty();
    }
    Matcher number = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th|er)?").matcher(word(at));
    if (!number.matches()) {
      return OptionalInt.empty();
    }
    int day = Integer.parseInt(number.group(1));
    return day >= 1 && day <= 31 ? OptionalInt.of(day) : OptionalInt.empty();
  }

  private OptionalInt yearAt(int at) {
    return at < tokens.size() && word(at).matches("20[2-9]\\d")
        ? OptionalInt.of(Integer.parseInt(word(at)))
        : OptionalInt.empty();
  }

  private Optional<Month> monthAt(int at) {
    return at >= 0 && at < tokens.size() ? CalendarNames.month(word(at)) : Optional.empty();
  }

  private String word(int at) {
    return tokens.get(at).word();
  }

  private boolean isUnit(int at) {
    return is(at, "days", "weeks", "months", "hours");
  }

  private boolean is(int at, String... cues) {
    for (String cue : cues) {
      if (words.isAt(cue, tokens, at)) {
        return true;
      }
    }
    return false;
  }

  /** "The 14th", "am 9.", and a number at an end of a range. */
  private Optional<Piece> bareDay(int at) {
    OptionalInt day = dayNumber(at);
    boolean step = at > 0 && words.isAt("step", tokens, at - 1);
    boolean open = day.isPresent() && !isUnit(at + 1) && !isUnit(at + 2) && !step;
    boolean rate = is(at + 1, "per") && (is(at + 2, "weeks") || is(at + 3, "weeks"));
    if (!open || rate || words.isAt("step", tokens, at + 1) || isPercent(at)) {
      return Optional.empty();
    }
    return Optional.of(new Piece(null, null, day.getAsInt(), at, at + 1, false, false));
  }

  private boolean isPercent(int at) {
    return text.startsWith("%", tokens.get(at).end());
  }

  private boolean isOrdinal(int at) {
    return word(at).matches("\\d+(?:st|nd|rd|th|er)")
        || ORDINAL.matcher(text.substring(tokens.get(at).end())).find();
  }

  private boolean isArticle(int at) {
    return at >= 0 && words.isAt("the", tokens, at);
  }

  // ---------------------------------------------------------------- months and their parts

  private Optional<Piece> month(int at) {
    Optional<Month> found = monthAt(at);
    if (found.isEmpty() || (CalendarNames.isDoubtful(word(at)) && !isDated(at))) {
      return Optional.empty();
    }
    int to = at + 1;
    OptionalInt year = yearAt(behind(to, "of"));
    YearMonth month;
    if (year.isPresent()) {
      to = behind(to, "of") + 1;
      month = YearMonth.of(year.getAsInt(), found.get());
    } else {
      month = YearMonth.of(today.getYear(), found.get());
      month = month.isBefore(YearMonth.from(today)) ? month.plusYears(1) : month;
    }
    return Optional.of(part(month, at, to, year.isPresent()));
  }

  /** "May" and "Mar" are a month beside a year or behind a word such as "in". */
  private boolean isDated(int at) {
    return (at > 0 && is(at - 1, "in", "from", "until", "before", "after", "the", "range", "of"))
        || yearAt(at + 1).isPresent()
        || tokens.size() == 1
        || is(at - 1, "mid", "early", "late", "half", "by");
  }

  /** The month, or that part of it which the words around it name. */
  private Piece part(YearMonth month, int at, int to, boolean year) {
    int from = reach(at, -1);
    int behind = reach(to - 1, 1) + 1;
    LocalDate first = month.atDay(1);
    LocalDate last = month.atEndOfMonth();
    for (int i = from; i < behind; i++) {
      boolean inside = i < at || i >= to;
      if (!inside) {
        continue;
      }
      int begin = Math.min(i, at);
      int end = Math.max(to, i + 1);
      if (is(i, "half") || is(i, "fortnight")) {
        boolean second = hasOrdinal(from, behind, "2") || hasOrdinal(from, behind, PlanWords.LAST);
        boolean named = second || hasOrdinal(from, behind, "1");
        if (named) {
          LocalDate middle = month.atDay(15);
          return new Piece(
              second ? middle.plusDays(1) : first,
              second ? last : middle,
              0,
              Math.min(begin, begin(from, at)),
              end,
              true,
              year);
        }
      }
      if (is(i, "mid")) {
        return new Piece(month.atDay(15), month.atDay(15), 0, begin, end, false, year);
      }
      if (is(i, "early") && i < at) {
        return new Piece(first, month.atDay(10), 0, begin, end, true, year);
      }
      if (is(i, "late") && i < at) {
        return new Piece(month.atDay(21), last, 0, begin, end, true, year);
      }
      Optional<Piece> weeks = weeks(i, month, begin(from, at), end, year);
      if (weeks.isPresent()) {
        return weeks.get();
      }
    }
    return new Piece(first, last, 0, at, to, false, year);
  }

  private static int begin(int from, int at) {
    return Math.min(from, at);
  }

  private boolean hasOrdinal(int from, int to, String place) {
    for (int i = from; i < to; i++) {
      if (words.ordinal(word(i)).filter(place::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** "The first week", "the last two weeks", "pehle do hafte". */
  private Optional<Piece> weeks(int at, YearMonth month, int begin, int end, boolean year) {
    Optional<String> place = words.ordinal(word(at));
    if (place.isEmpty() || place.get().equals(PlanWords.NEXT)) {
      place = word(at).matches("\\d") ? Optional.empty() : place;
    }
    if (place.isEmpty() || place.get().equals(PlanWords.NEXT)) {
      return Optional.empty();
    }
    int unit = at + 1;
    int many = 1;
    OptionalInt number = words.number(tokens, unit);
    if (number.isPresent()) {
      many = number.getAsInt();
      unit++;
    }
    if (number.isEmpty() && at > 0 && words.isAt("weeks", tokens, unit)) {
      // "As duas últimas semanas": the number stands before the place.
      OptionalInt before = words.number(tokens, at - 1);
      many = before.orElse(1);
    }
    int length = is(unit, "weeks") ? 7 * many : is(unit, "days") && number.isPresent() ? many : 0;
    if (length == 0) {
      return Optional.empty();
    }
    LocalDate first = month.atDay(1);
    LocalDate last = month.atEndOfMonth();
    if (place.get().equals(PlanWords.LAST)) {
      first = last.minusDays(length - 1L);
    } else {
      first = first.plusDays(7L * (Integer.parseInt(place.get()) - 1));
      LocalDate until = first.plusDays(length - 1L);
      last = until.isAfter(last) ? last : until;
    }
    return first.isAfter(last)
        ? Optional.empty()
        : Optional.of(new Piece(first, last, 0, begin, Math.max(end, unit + 1), true, year));
  }

  /** How far the words around a month may say which part of it is meant. */
  private int reach(int at, int step) {
    int reach = at;
    IntPredicate within =
        i ->
            i >= 0
                && i < tokens.size()
                && (words.isAt("the", tokens, i)
                    || (Math.abs(i - at) <= NEAR
                        && monthAt(i).isEmpty()
                        && dayNumber(i).stream().allMatch(n -> n < 10)
                        && !isBreak(Math.min(i, i - step), Math.max(i, i - step))
                        && !words.isAt("range", tokens, i)));
    while (within.test(reach + step)) {
      reach += step;
    }
    return reach;
  }

  private boolean isBreak(int one, int two) {
    return one >= 0
        && two < tokens.size()
        && text.substring(tokens.get(one).end() - 1, tokens.get(two).start())
            .matches(".(?:.*[,;:!?(].*)|\\p{L}\\.\\s.*");
  }

  /** "The week of 18 January": seven days. */
  private Optional<Piece> weekOf(int at) {
    int to = at;
    while (to < at + 4 && words.isAt("weekof", tokens, to)) {
      to = words.lastWord("weekof", tokens, to) + 1;
    }
    if (to == at || to >= tokens.size() || isBreak(at, to - 1)) {
      return Optional.empty();
    }
    int begin = behind(to, "the");
    Optional<Piece> day =
        begin < tokens.size() ? inDigits(begin).or(() -> dayOfMonth(begin)) : Optional.empty();
    OptionalInt number = begin < tokens.size() ? dayNumber(begin) : OptionalInt.empty();
    LocalDate first =
        day.map(Piece::first).orElseGet(() -> number.isPresent() ? next(number.getAsInt()) : null);
    return first == null
        ? Optional.empty()
        : Optional.of(
            span(first, first.plusDays(6), at, day.map(Piece::to).orElse(begin + 1), true));
  }

  // ---------------------------------------------------------------- feasts, near times

  private Optional<Piece> feast(int at) {
    boolean christmas = is(at, "christmas");
    boolean newYear = is(at, "newyear");
    if (!christmas && !newYear && !is(at, "easter")) {
      return Optional.empty();
    }
    String cue = christmas ? "christmas" : newYear ? "newyear" : "easter";
    int to = words.lastWord(cue, tokens, at) + 1;
    if (cue.equals("easter")) {
      LocalDate sunday = easter(today.getYear());
      sunday = sunday.isBefore(today) ? easter(today.getYear() + 1) : sunday;
      return Optional.of(span(sunday.minusDays(2), sunday.plusDays(1), at, to, false));
    }
    LocalDate eve = LocalDate.of(today.getYear(), 12, christmas ? 24 : 31);
    LocalDate last = christmas ? eve.plusDays(2) : eve.plusDays(1);
    if (christmas && is(to, "holidays")) {
      to++;
      last = LocalDate.of(eve.getYear() + 1, 1, 1);
    }
    boolean week = at > 1 && is(at - 2, "weeks");
    if (week && is(at - 1, "before")) {
      return Optional.of(span(eve.minusDays(7), eve.minusDays(1), at - 2, to, true));
    }
    if (week && is(at - 1, "after")) {
      return Optional.of(span(last.plusDays(1), last.plusDays(7), at - 2, to, true));
    }
    return Optional.of(span(eve, last, at, to, false));
  }

  /** The Gregorian computus by Meeus, Jones and Butcher. */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int sum = h + l - 7 * m + 114;
    return LocalDate.of(year, sum / 31, sum % 31 + 1);
  }

  /** "Next week", "the next three weeks", "this month", "la semana que viene". */
  private Optional<Piece> near(int at) {
    boolean unitFirst = is(at, "weeks", "months") && isNext(at + 1) && !isNext(at - 1);
    boolean coming = isNext(at) && !is(at, "weeks");
    boolean present = is(at, "this");
    if (!unitFirst && !coming && !present) {
      return Optional.empty();
    }
    int unit = unitFirst ? at : at + 1;
    int many = 0;
    OptionalInt number = unitFirst ? OptionalInt.empty() : words.number(tokens, unit);
    if (number.isPresent() && isUnit(unit + 1)) {
      many = number.getAsInt();
      unit++;
    } else if (coming && at > 0 && words.number(tokens, at - 1).isPresent() && isUnit(unit)) {
      many = words.number(tokens, at - 1).getAsInt();
    }
    int to = unitFirst ? words.lastWord("coming", tokens, at + 1) + 1 : unit + 1;
    LocalDate tomorrow = today.plusDays(1);
    if (many > 0 && !present) {
      Optional<Period> length = period(unit, many);
      return length.map(days -> span(tomorrow, tomorrow.plus(days).minusDays(1), at, to, true));
    }
    if (is(unit, "weeks")) {
      LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      LocalDate first = present ? monday : monday.plusWeeks(1);
      return Optional.of(
          span(present ? later(first, tomorrow) : first, first.plusDays(6), at, to, true));
    }
    if (is(unit, "months")) {
      YearMonth month = YearMonth.from(today).plusMonths(present ? 0 : 1);
      return month.atEndOfMonth().isAfter(today)
          ? Optional.of(span(month.atDay(1), month.atEndOfMonth(), at, to, false))
          : Optional.of(
              span(
                  month.atEndOfMonth().plusDays(1),
                  month.plusMonths(1).atEndOfMonth(),
                  at,
                  to,
                  false));
    }
    if (is(unit, "years")) {
      int year = today.getYear() + (present ? 0 : 1);
      boolean late = at > 0 && hasLate(at);
      LocalDate first = LocalDate.of(year, late ? 12 : 1, 1);
      return Optional.of(span(first, LocalDate.of(year, 12, 31), at, to, false));
    }
    Optional<DayOfWeek> weekday =
        unit < tokens.size() ? CalendarNames.weekday(word(unit)) : Optional.empty();
    return weekday
        .map(day -> today.with(TemporalAdjusters.next(day)))
        .map(day -> span(day, day, at, to, false));
  }

  private boolean hasLate(int at) {
    return is(at - 1, "late") || is(at - 2, "late") || is(at - 3, "late");
  }

  private boolean isNext(int at) {
    return at >= 0
        && at < tokens.size()
        && (words.ordinal(word(at)).filter(PlanWords.NEXT::equals).isPresent() || is(at, "coming"));
  }

  /** "In three weeks", "tomorrow". */
  private Optional<Piece> ahead(int at) {
    if (is(at, "tomorrow")) {
      return Optional.of(span(today.plusDays(1), today.plusDays(1), at, at + 1, false));
    }
    if (!is(at, "in") || at + 2 >= tokens.size()) {
      return Optional.empty();
    }
    OptionalInt number = words.number(tokens, at + 1);
    boolean one = number.isEmpty() && is(at + 1, "a");
    Optional<Period> length =
        number.isEmpty() && !one ? Optional.empty() : period(at + 2, number.orElse(1));
    return length.map(today::plus).map(day -> span(day, day, at, at + 3, false));
  }

  Optional<Period> period(int unit, int many) {
    if (is(unit, "days")) {
      return Optional.of(Period.ofDays(many));
    }
    if (is(unit, "weeks")) {
      return Optional.of(Period.ofWeeks(many));
    }
    return is(unit, "months") ? Optional.of(Period.ofMonths(many)) : Optional.empty();
  }

  private Optional<Piece> weekday(int at) {
    Optional<DayOfWeek> day = CalendarNames.weekday(word(at));
    boolean every = at > 0 && is(at - 1, "every");
    return every
        ? Optional.empty()
        : day.map(found -> today.with(TemporalAdjusters.next(found)))
            .map(date -> span(date, date, at, at + 1, false));
  }

  /** "The end of the year". */
  private Optional<Piece> year(int at) {
    if (is(at, "years") && at > 0 && hasLate(at)) {
      LocalDate last = LocalDate.of(today.getYear(), 12, 31);
      return Optional.of(span(last, last, at, at + 1, false));
    }
    OptionalInt year =
        at > 0 && is(at - 1, "in", "until", "before", "from") ? yearAt(at) : OptionalInt.empty();
    return year.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Piece(
                LocalDate.of(year.getAsInt(), 1, 1),
                LocalDate.of(year.getAsInt(), 12, 31),
                0,
                at,
                at + 1,
                false,
                true));
  }

  // ---------------------------------------------------------------- ranges

  /** Two pieces with "to" or a dash between them are one span; numbers take their month there. */
  private List<Piece> joined(List<Piece> pieces) {
    List<Piece> joined = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Optional<Piece> range =
          i + 1 < pieces.size() && isJoint(pieces.get(i), pieces.get(i + 1))
              ? range(pieces.get(i), pieces.get(i + 1), pieces)
              : Optional.empty();
      if (range.isPresent()) {
        joined.add(range.get());
        i++;
      } else {
        joined.add(pieces.get(i));
      }
    }
    return joined.stream().filter(piece -> !isFrame(piece, joined)).toList();
  }

  /** "In March, from the 5th to the 15th": the month has lent itself to the range. */
  private static boolean isFrame(Piece piece, List<Piece> all) {
    return !piece.isNumber()
        && !piece.whole()
        && !Objects.equals(piece.first(), piece.last())
        && all.stream()
            .anyMatch(other ->
                other.whole()
                    && !other.isNumber()
                    && !Objects.requireNonNull(other.first()).isBefore(piece.first())
                    && !Objects.requireNonNull(other.last()).isAfter(piece.last()));
  }

  private boolean isJoint(Piece one, Piece two) {
    int from = tokens.get(one.to() - 1).end();
    int to = tokens.get(two.from()).start();
    String between = from < to ? text.substring(from, to) : "";
    if (between.strip().matches("[.]?\\s*[-–—]+")) {
      return true;
    }
    if (between.matches(".*[;:!?(].*")) {
      return false;
    }
    boolean range = false;
    boolean and = false;
    for (int at = one.to(); at < two.from(); at++) {
      if (is(at, "range")) {
        range = true;
      } else if (is(at, "and")) {
        and = true;
      } else if (!is(at, "the", "of")) {
        return false;
      }
    }
    return range || (and && isBetween(one.from()));
  }

  private boolean isBetween(int at) {
    return is(at - 1, "between") || is(at - 2, "between") || is(at - 3, "between");
  }

  private Optional<Piece> range(Piece one, Piece two, List<Piece> all) {
    Piece first = one;
    Piece second = two;
    if (first.isNumber() && second.isNumber()) {
      Optional<Piece> frame =
          all.stream()
              .filter(piece -> !piece.isNumber() && !piece.whole())
              .filter(piece -> !Objects.equals(piece.first(), piece.last()))
              .filter(piece -> piece.last() != null && piece.last().getDayOfMonth() > 27)
              .findFirst();
      LocalDate month = frame.map(Piece::first).orElseGet(() -> next(one.day()).withDayOfMonth(1));
      first = on(first, Objects.requireNonNull(month));
    }
    if (first.isNumber()) {
      LocalDate last = Objects.requireNonNull(second.first());
      LocalDate month = first.day() > last.getDayOfMonth() ? last.minusMonths(1) : last;
      first = on(first, month);
    }
    if (second.isNumber()) {
      LocalDate begin = Objects.requireNonNull(first.first());
      LocalDate month = second.day() < begin.getDayOfMonth() ? begin.plusMonths(1) : begin;
      second = on(second, month);
    }
    LocalDate from = Objects.requireNonNull(first.first());
    LocalDate to = Objects.requireNonNull(second.last());
    if (to.isBefore(from)) {
      to = second.year() ? to : to.plusYears(1);
      from = second.year() && !first.year() ? from.minusYears(1) : from;
    }
    if (second.year() && !first.year() && ChronoUnit.DAYS.between(from, to) > 365) {
      from = from.plusYears(ChronoUnit.YEARS.between(from, to));
    }
    return to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > 366
        ? Optional.empty()
        : Optional.of(new Piece(from, to, 0, one.from(), two.to(), true, second.year(), true));
  }

  private static Piece on(Piece number, LocalDate month) {
    YearMonth within = YearMonth.from(month);
    LocalDate day = within.atDay(Math.min(number.day(), within.lengthOfMonth()));
    return new Piece(day, day, 0, number.from(), number.to(), false, false);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}

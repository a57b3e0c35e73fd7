package dev.onward.advise;

import dev.onward.advise.PlanWords.Token;
import dev.onward.plan.Terms.Pause;
import dev.onward.understand.text.DateFinder;
import dev.onward.understand.text.NamedTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a wish on a plan which days and weeks it names, all of them ahead. */
final class PlanTimes {
  /** "The 15th", "le 3", "am 9.": a day of this month or the next. */
  private static final Pattern DAY_ONLY =
      Pattern.compile(
          "\\b(?:(\\d{1,2})(?:st|nd|rd|th)|(?:the|am|vom|zum|bis|le|el|dia|día) (\\d{1,2})\\.?)\\b(?! ?(?:h|hours?|weeks?|stunden|[./]\\d))",
          Pattern.CASE_INSENSITIVE);

  /** Names of months that are other words too. */
  private static final Set<String> NO_MONTHS = Set.of("may", "dez", "mar", "mai", "des");

  private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();

  private final PlanWords words;
  private final LocalDate today;
  private final String text;
  private final List<Token> tokens;

  PlanTimes(PlanWords words, LocalDate today, String text) {
    this.words = words;
    this.today = today;
    this.text = text;
    this.tokens = PlanWords.tokens(text);
  }

  private static Map<String, DayOfWeek> weekdays() {
    Map<String, DayOfWeek> names = new HashMap<>();
    for (String language : List.of("en", "de", "es", "pt", "fr")) {
      for (DayOfWeek day : DayOfWeek.values()) {
        String name = day.getDisplayName(TextStyle.FULL, Locale.of(language));
        names.put(PlanWords.tokens(name).getFirst().word(), day);
      }
    }
    return Map.copyOf(names);
  }

  // ---------------------------------------------------------------- times

  /** In the order of the text, without those that are said not to be meant. */
  List<NamedTime> times() {
    List<NamedTime> found = new ArrayList<>(new DateFinder(today).find(text));
    for (Token token : tokens) {
      bareMonth(token).filter(time -> isFree(time, found)).ifPresent(found::add);
      weekday(token).filter(time -> isFree(time, found)).ifPresent(found::add);
    }
    Matcher day = DAY_ONLY.matcher(text);
    while (day.find()) {
      dayOnly(day).filter(time -> isFree(time, found)).ifPresent(found::add);
    }
    found.removeIf(time -> !time.last().isAfter(today) || isDenied(time));
    found.sort(Comparator.comparingInt(NamedTime::start));
    return found;
  }

  private static boolean isFree(NamedTime time, List<NamedTime> found) {
    return found.stream().noneMatch(f -> time.start() < f.end() && f.start() < time.end());
  }

  private Optional<NamedTime> bareMonth(Token token) {
    String word = text.substring(token.start(), token.end()).toLowerCase(Locale.ROOT);
    if (NO_MONTHS.contains(token.word()) || token.word().length() < 3) {
      return Optional.empty();
    }
    return new DateFinder(today)
        .find("in " + word).stream()
            .filter(time -> time.end() == word.length() + 3 && !time.isDay())
            .findFirst()
            .map(time -> at(time.first(), time.last(), token.start(), token.end()));
  }

  private Optional<NamedTime> weekday(Token token) {
    return Optional.ofNullable(WEEKDAYS.get(token.word()))
        .map(day -> today.with(TemporalAdjusters.next(day)))
        .map(day -> at(day, day, token.start(), token.end()));
  }

  private Optional<NamedTime> dayOnly(Matcher match) {
    int number = Integer.parseInt(match.group(1) == null ? match.group(2) : match.group(1));
    if (number < 1 || number > 31) {
      return Optional.empty();
    }
    LocalDate month = today.getDayOfMonth() < number ? today : today.plusMonths(1);
    LocalDate day = month.withDayOfMonth(Math.min(number, month.lengthOfMonth()));
    return Optional.of(at(day, day, match.start(), match.end()));
  }

  private static NamedTime at(LocalDate first, LocalDate last, int start, int end) {
    return new NamedTime(first, last, start, end, false, null);
  }

  /** "On 15 March, not on 1 March". */
  private boolean isDenied(NamedTime time) {
    return tokens.stream()
        .filter(token -> token.end() <= time.start() && token.end() >= time.start() - 8)
        .anyMatch(token -> words.isAt("not", tokens, tokens.indexOf(token)));
  }

  private boolean isBehind(String cue, NamedTime time) {
    int before = (int) tokens.stream().filter(token -> token.end() <= time.start()).count();
    for (int at = Math.max(0, before - 3); at < before; at++) {
      if (words.isAt(cue, tokens, at)) {
        return true;
      }
    }
    // "By the end of March" and the like are found with their first words.
    String own = text.substring(time.start(), time.end());
    List<Token> inside = PlanWords.tokens(own);
    return !inside.isEmpty() && words.isAt(cue, inside, 0);
  }

  // ---------------------------------------------------------------- lengths

  /** A number of days, weeks or months. */
  Optional<Period> length() {
    for (int at = 0; at < tokens.size(); at++) {
      if (words.isAt("fortnight", tokens, at)) {
        return Optional.of(Period.ofWeeks(2));
      }
      Optional<Period> period = length(at);
      if (period.isPresent()) {
        return period;
      }
    }
    return Optional.empty();
  }

  private Optional<Period> length(int at) {
    OptionalInt number = words.number(tokens.get(at).word());
    if (number.isEmpty() && words.isAt("a", tokens, at)) {
      number = OptionalInt.of(1);
    }
    if (number.isEmpty()) {
      return Optional.empty();
    }
    int many = number.getAsInt();
    for (int unit = at + 1; unit <= at + 2; unit++) {
      if (words.isAt("hours", tokens, unit)) {
        return Optional.empty();
      }
      if (words.isAt("days", tokens, unit)) {
        return Optional.of(Period.ofDays(many));
      }
      if (words.isAt("weeks", tokens, unit)) {
        return Optional.of(Period.ofWeeks(many));
      }
      if (words.isAt("months", tokens, unit)) {
        return Optional.of(Period.ofMonths(many));
      }
    }
    return Optional.empty();
  }

  /** A length with which something goes later, or, turned round, earlier. */
  Optional<Period> shift() {
    boolean earlier = words.has("earlier", tokens);
    boolean later = words.has("later", tokens);
    return earlier || later
        ? length().map(length -> earlier ? length.negated() : length)
        : Optional.empty();
  }

  // ---------------------------------------------------------------- as they are wished

  /** The days that are to be free; {@code soonest} is the first day that can be. */
  Optional<Pause> pause(LocalDate soonest) {
    return span(soonest)
        .filter(span -> !span.to().isBefore(soonest))
        .map(span -> new Pause(later(span.from(), soonest), span.to()));
  }

  private Optional<Pause> span(LocalDate soonest) {
    List<NamedTime> times = times();
    for (int i = 0; i + 1 < times.size(); i++) {
      if (isRange(times.get(i), times.get(i + 1))) {
        LocalDate from = times.get(i).first();
        LocalDate to = times.get(i + 1).last();
        return Optional.of(new Pause(from, to.isBefore(from) ? to.plusYears(1) : to));
      }
    }
    Optional<Period> length = length();
    if (times.isEmpty()) {
      return length.map(days -> new Pause(soonest, soonest.plus(days).minusDays(1)));
    }
    NamedTime time = times.getFirst();
    if (isBehind("until", time)) {
      LocalDate to = time.isDay() ? time.first() : time.first().minusDays(1);
      return to.isBefore(soonest) ? Optional.empty() : Optional.of(new Pause(soonest, to));
    }
    if (words.has("weekof", tokens) && time.isDay()) {
      return Optional.of(new Pause(time.first(), time.first().plusDays(6)));
    }
    boolean within = !time.isDay() && !isBehind("from", time);
    return Optional.of(
        length
            .filter(days -> !within || isShorter(days, time))
            .filter(days -> !isNear(time))
            .map(days -> new Pause(time.first(), time.first().plus(days).minusDays(1)))
            .orElseGet(() -> new Pause(time.first(), time.last())));
  }

  /** "Two weeks in January" is less than January. */
  private static boolean isShorter(Period days, NamedTime time) {
    return time.first().plus(days).isBefore(time.last());
  }

  /** "Next week" names its length itself. */
  private boolean isNear(NamedTime time) {
    return words.has("weeks", text.substring(time.start(), time.end()));
  }

  private boolean isRange(NamedTime one, NamedTime other) {
    String between = text.substring(one.end(), Math.max(one.end(), other.start()));
    List<Token> joint = PlanWords.tokens(between);
    boolean dash = between.strip().matches("[-–—]");
    for (int at = 0; at < joint.size(); at++) {
      if (!words.isAt("range", joint, at)) {
        return false;
      }
    }
    return dash || !joint.isEmpty() || isRangeInside(other);
  }

  /** "Until" may have been found as a part of the second date. */
  private boolean isRangeInside(NamedTime other) {
    List<Token> inside = PlanWords.tokens(text.substring(other.start(), other.end()));
    return !inside.isEmpty() && words.isAt("range", inside, 0);
  }

  /** The last day on which all is to be done. */
  Optional<LocalDate> end(Optional<LocalDate> present) {
    Optional<LocalDate> shifted = shift().flatMap(length -> present.map(end -> end.plus(length)));
    List<NamedTime> times = times();
    if (!times.isEmpty()) {
      NamedTime time = times.getLast();
      return Optional.of(isBehind("before", time) ? time.first().minusDays(1) : time.last());
    }
    return shifted.or(() ->
        Optional.ofNullable(new DateFinder(today).ahead(text)).or(() -> length().map(today::plus)));
  }

  /** The first day on which anything is to be done. */
  Optional<LocalDate> start(LocalDate present) {
    List<NamedTime> times = times();
    if (!times.isEmpty()) {
      NamedTime time = times.getFirst();
      return Optional.of(isBehind("after", time) ? time.last().plusDays(1) : time.first());
    }
    return shift()
        .map(present::plus)
        .or(() -> words.has("now", tokens) ? Optional.of(today) : Optional.empty())
        .or(() -> length().map(today::plus));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}

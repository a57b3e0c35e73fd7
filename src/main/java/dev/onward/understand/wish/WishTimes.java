package dev.onward.understand.wish;

import dev.onward.plan.Terms.Pause;
import dev.onward.understand.wish.PlanWords.Token;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads from a wish on a plan which days and weeks it names, and what they are named as. */
public final class WishTimes {
  private final PlanWords words;
  private final LocalDate today;
  private final String text;
  private final List<Token> tokens;
  private final TimeFinder finder;
  private final List<WishTime> times;

  public WishTimes(PlanWords words, LocalDate today, String text) {
    this.words = words;
    this.today = today;
    this.text = text;
    this.tokens = PlanWords.tokens(text);
    this.finder = new TimeFinder(words, today, text);
    this.times = finder.find().stream().filter(time -> !isDenied(time)).toList();
  }

  /** In the order of the text, without those that are said not to be meant. */
  public List<WishTime> times() {
    return times;
  }

  /** The text with its times taken out, so that their numbers count as nothing else. */
  String withoutTimes() {
    StringBuilder rest = new StringBuilder(text);
    for (WishTime time : finder.find()) {
      IntStream.range(time.start(), time.end()).forEach(at -> rest.setCharAt(at, ' '));
    }
    return rest.toString();
  }

  /** "On 15 March, not on 1 March". */
  private boolean isDenied(WishTime time) {
    int at = tokenAt(time);
    return IntStream.rangeClosed(1, 2)
        .map(back -> at - back)
        .filter(from -> words.isAt("not", tokens, from))
        .anyMatch(from -> words.lastWord("not", tokens, from) >= at - 2);
  }

  private int tokenAt(WishTime time) {
    return (int) tokens.stream().filter(token -> token.end() <= time.start()).count();
  }

  /** True where a word of the kind stands before a time, with nothing but small words between. */
  boolean isBehind(String cue, WishTime time) {
    int at = tokenAt(time);
    for (int from = at - 1; from >= Math.max(0, at - 4); from--) {
      if (words.isAt(cue, tokens, from)) {
        int last = words.lastWord(cue, tokens, from);
        return IntStream.range(last + 1, at).allMatch(this::isSmall);
      }
    }
    return false;
  }

  private boolean isSmall(int at) {
    return Stream.of("the", "of", "early", "late", "mid", "in")
        .anyMatch(cue -> words.isAt(cue, tokens, at));
  }

  /** "5 tak", "feb se": in some languages such a word stands behind. */
  private boolean isBefore(String cue, WishTime time) {
    int next = (int) tokens.stream().filter(token -> token.start() < time.end()).count();
    return words.isAt(cue, tokens, next);
  }

  private boolean is(String cue, WishTime time) {
    return isBehind(cue, time) || (words.knows(cue + "behind") && isBefore(cue + "behind", time));
  }

  // ---------------------------------------------------------------- lengths

  /** A number of days, weeks or months that is no part of a time. */
  public Optional<Period> length() {
    List<Token> rest = PlanWords.tokens(withoutTimes());
    for (int at = 0; at < rest.size(); at++) {
      if (words.isAt("fortnight", rest, at)) {
        return Optional.of(Period.ofWeeks(2));
      }
      Optional<Period> period = length(rest, at);
      if (period.isPresent()) {
        return period;
      }
    }
    return Optional.empty();
  }

  private Optional<Period> length(List<Token> rest, int at) {
    OptionalInt number = words.number(rest, at);
    if (number.isEmpty() && words.isAt("a", rest, at)) {
      number = OptionalInt.of(1);
    }
    if (number.isEmpty() || isRate(rest, at)) {
      return Optional.empty();
    }
    for (int unit = at + 1; unit <= at + 2; unit++) {
      if (words.isAt("hours", rest, unit)) {
        return Optional.empty();
      }
      Optional<Period> period = period(rest, unit, number.getAsInt());
      if (period.isPresent()) {
        return period;
      }
    }
    return Optional.empty();
  }

  /** "Hours a week" is no length. */
  private boolean isRate(List<Token> rest, int at) {
    return words.isAt("a", rest, at)
        && (words.isAt("hours", rest, at - 1) || words.number(rest, at - 1).isPresent());
  }

  private Optional<Period> period(List<Token> rest, int unit, int many) {
    if (words.isAt("days", rest, unit)) {
      return Optional.of(Period.ofDays(many));
    }
    if (words.isAt("weeks", rest, unit)) {
      return Optional.of(Period.ofWeeks(many));
    }
    return words.isAt("months", rest, unit) ? Optional.of(Period.ofMonths(many)) : Optional.empty();
  }

  /** A length with which something goes later, or, turned round, earlier. */
  public Optional<Period> shift() {
    boolean earlier = words.has("earlier", tokens);
    boolean later = words.has("later", tokens) || words.has("behindhand", tokens);
    return earlier || later
        ? length().map(length -> earlier ? length.negated() : length)
        : Optional.empty();
  }

  // ---------------------------------------------------------------- free time

  /**
   * The times that are to be free, as they may be meant: one reading where it is sure, several
   * where it isn't; empty where none is named.
   */
  record Free(List<List<Pause>> readings) {
    Free {
      readings = readings.stream().map(List::copyOf).toList();
    }

    static Free of(Pause pause) {
      return new Free(List.of(List.of(pause)));
    }
  }

  /** The days that are to be free; {@code soonest} is the first day that can be. */
  Free free(LocalDate soonest) {
    Optional<Period> length = length();
    Optional<WishTime> back = times.stream().filter(time -> is("back", time)).findFirst();
    if (back.isPresent()) {
      LocalDate from =
          times.stream()
              .filter(time -> time.start() < back.get().start())
              .map(WishTime::first)
              .findFirst()
              .orElse(soonest);
      LocalDate to = back.get().first().minusDays(1);
      return to.isBefore(from) ? new Free(List.of()) : Free.of(pause(from, to, soonest));
    }
    List<WishTime> ranges = times.stream().filter(WishTime::range).toList();
    if (!ranges.isEmpty()) {
      return all(ranges, soonest);
    }
    if (times.isEmpty()) {
      return length
          .map(days -> Free.of(new Pause(soonest, soonest.plus(days).minusDays(1))))
          .orElse(new Free(List.of()));
    }
    WishTime time = times.getFirst();
    if (times.size() == 1 && is("until", time) && !time.whole()) {
      LocalDate to = time.isDay() ? time.first() : time.first().minusDays(1);
      return to.isBefore(soonest) ? new Free(List.of()) : Free.of(new Pause(soonest, to));
    }
    if (times.size() == 1 && length.isPresent() && !time.whole()) {
      return around(time, length.get(), soonest);
    }
    boolean open = times.size() == 1 && is("from", time) && !time.whole();
    if (open) {
      // "From February on": how long is not said.
      return new Free(
          List.of(
              List.of(pause(time.first(), time.first().plusDays(6), soonest)),
              List.of(pause(time.first(), time.first().plusDays(13), soonest)),
              List.of(pause(time.first(), YearMonth.from(time.first()).atEndOfMonth(), soonest))));
    }
    return all(times, soonest);
  }

  private static Free all(List<WishTime> times, LocalDate soonest) {
    List<Pause> all = new ArrayList<>();
    times.stream()
        .filter(one -> !one.last().isBefore(soonest))
        .forEach(one -> all.add(pause(one.first(), one.last(), soonest)));
    return new Free(all.isEmpty() ? List.of() : List.of(all));
  }

  /** "Two weeks from 10 January", "two weeks around Christmas", "two weeks in January". */
  private Free around(WishTime time, Period length, LocalDate soonest) {
    long days = time.first().plus(length).toEpochDay() - time.first().toEpochDay();
    if (is("around", time)) {
      LocalDate from = time.first().plusDays((time.days() - days) / 2);
      return Free.of(pause(from, from.plusDays(days - 1), soonest));
    }
    boolean starts = time.isDay() || is("from", time) || days >= time.days();
    if (starts) {
      boolean after = is("after", time);
      LocalDate from = after ? time.last().plusDays(1) : time.first();
      return Free.of(pause(from, from.plusDays(days - 1), soonest));
    }
    LocalDate middle = time.first().plusDays((time.days() - days) / 2);
    LocalDate late = time.last().minusDays(days - 1);
    return new Free(
        List.of(
            List.of(pause(time.first(), time.first().plusDays(days - 1), soonest)),
            List.of(pause(middle, middle.plusDays(days - 1), soonest)),
            List.of(pause(late, time.last(), soonest))));
  }

  private static Pause pause(LocalDate from, LocalDate to, LocalDate soonest) {
    LocalDate first = from.isBefore(soonest) ? soonest : from;
    return new Pause(first, to.isBefore(first) ? first : to);
  }

  // ---------------------------------------------------------------- ends and starts

  /** The last day on which all is to be done. */
  public Optional<LocalDate> end(Optional<LocalDate> present) {
    Optional<LocalDate> shifted = shift().flatMap(length -> present.map(end -> end.plus(length)));
    if (!times.isEmpty()) {
      WishTime time = times.getLast();
      boolean before = is("before", time) && !isEndOf(time);
      return Optional.of(before ? time.first().minusDays(1) : time.last());
    }
    return shifted.or(() -> length().map(today::plus));
  }

  /** "The end of May" is its last days, of which the last is meant where something ends there. */
  boolean isEndOf(WishTime time) {
    List<Token> own = PlanWords.tokens(text.substring(time.start(), time.end()));
    return words.isAt("late", own, 0) && !time.range();
  }

  /** The first day on which anything is to be done. */
  Optional<LocalDate> start(LocalDate present) {
    if (!times.isEmpty()) {
      WishTime time = times.getFirst();
      return Optional.of(is("after", time) ? time.last().plusDays(1) : time.first());
    }
    return shift()
        .map(present::plus)
        .or(() -> words.has("now", tokens) ? Optional.of(today) : Optional.empty())
        .or(() -> length().map(today::plus));
  }

  /** True where something holds within a span only: "in February", "next week". */
  boolean isWithin() {
    return times.size() == 1
        && !times.getFirst().isDay()
        && !is("from", times.getFirst())
        && !is("until", times.getFirst())
        && !is("after", times.getFirst());
  }

  /** The day from which on something holds, where one is named: "from February". */
  Optional<LocalDate> from() {
    return times.stream()
        .filter(time -> !is("until", time))
        .map(time ->
            is("after", time)
                ? time.last().plusDays(1)
                : isEndOf(time) ? time.last() : time.first())
        .findFirst();
  }

  /** The last day for which something holds: "until February" ends with January. */
  Optional<LocalDate> until() {
    return times.stream()
        .filter(time -> is("until", time))
        .map(time -> time.isDay() ? time.first() : time.first().minusDays(1))
        .findFirst();
  }

  /** "In three weeks", which is far from now and no span. */
  boolean isAhead(WishTime time) {
    List<Token> own = PlanWords.tokens(text.substring(time.start(), time.end()));
    boolean unit =
        Stream.of("days", "weeks", "months").anyMatch(cue -> words.isAt(cue, own, own.size() - 1));
    return time.isDay() && unit && words.isAt("in", own, 0);
  }

  /** True where no time is named but days of the week, which a rule of every week names. */
  boolean isRule() {
    return times.stream()
        .allMatch(time ->
            PlanWords.tokens(text.substring(time.start(), time.end())).stream()
                .anyMatch(token -> CalendarNames.weekday(token.word()).isPresent()));
  }

  /** True where something begins then. */
  boolean isFrom(WishTime time) {
    return is("from", time) || is("after", time);
  }

  /** True where something is to be done by then. */
  public boolean isTill(WishTime time) {
    return is("until", time) || is("before", time) || is("by", time);
  }
}

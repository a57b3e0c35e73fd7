package dev.onward.plan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds room for steps, several of which may run beside each other. The hours of a step lie evenly
 * on its days, and all steps of a day together take at most a seventh of what is planned of a week;
 * so no seven days running, and no calendar week, hold more than a person's hours. A part of each
 * week is left free: life comes between. No step runs into a pause.
 */
final class Timeline {
  /** The part of the weekly budget that is planned. */
  private static final double PLANNED = 0.85;

  private static final double ROUNDING = 1e-9;

  /** How thinly a step is spread at most, against what its share would allow. */
  private static final int THINNEST = 4;

  /** The days from the first to the last on which a step is worked on. */
  record Span(LocalDate start, LocalDate due) {
    int days() {
      return Math.toIntExact(due.toEpochDay() - start.toEpochDay()) + 1;
    }
  }

  private final LocalDate first;
  private final Terms terms;
  private final int hoursPerWeek;
  private double[] taken = new double[256];

  Timeline(LocalDate startsOn, int hoursPerWeek, Terms terms) {
    this.first = startsOn;
    this.terms = terms;
    this.hoursPerWeek = hoursPerWeek;
  }

  /** What is planned of a day, at the pace that holds then. */
  private double perDay(int at) {
    return terms.hoursOn(day(at), hoursPerWeek) * PLANNED / 7;
  }

  /** How much of a day a piece of work may take, and on how many days it lies at least. */
  record Rate(double share, int leastDays) {
    static final Rate FULL = new Rate(1, 1);
  }

  /** The first days on which work of that length has room, none of them behind the latest. */
  Optional<Span> find(int hours, Rate rate, LocalDate notBefore, LocalDate latest) {
    int last = index(latest);
    int begin = Math.max(0, index(notBefore));
    while (begin <= last) {
      int days = days(hours, rate, begin, last);
      if (days > 0) {
        return Optional.of(new Span(day(begin), day(begin + days - 1)));
      }
      begin++;
    }
    return Optional.empty();
  }

  /** How many days it takes from that one on; 0 where it has no room there. */
  private int days(int hours, Rate rate, int begin, int last) {
    double free = Double.MAX_VALUE;
    double pace = Double.MAX_VALUE;
    for (int days = 1; begin + days - 1 <= last; days++) {
      int at = begin + days - 1;
      pace = Math.min(pace, perDay(at));
      double most = rate.share() * pace;
      if (days > THINNEST * Math.max(rate.leastDays(), Math.ceil(hours / most))) {
        return 0;
      }
      if (terms.pausesOn(day(at))) {
        // What would run into a pause may be done faster, so that it ends before.
        return days > rate.leastDays() && fits(hours, days - 1, free) ? days - 1 : 0;
      }
      free = Math.min(free, perDay(at) - taken(at));
      if (free < ROUNDING) {
        return 0;
      }
      if (days >= rate.leastDays() && fits(hours, days, Math.min(free, most))) {
        return days;
      }
    }
    return 0;
  }

  private static boolean fits(int hours, int days, double free) {
    return (double) hours / days <= free + ROUNDING;
  }

  /** The last days up to one on which work of that length has room. */
  Optional<Span> findEndingOn(LocalDate due, int hours) {
    double free = Double.MAX_VALUE;
    int last = index(due);
    for (int begin = last; begin >= 0; begin--) {
      free = Math.min(free, perDay(begin) - taken(begin));
      if (terms.pausesOn(day(begin)) || free < ROUNDING) {
        break;
      }
      if (fits(hours, last - begin + 1, free)) {
        return Optional.of(new Span(day(begin), due));
      }
    }
    return Optional.empty();
  }

  void take(Span span, int hours) {
    double perDayOfIt = (double) hours / span.days();
    int begin = index(span.start());
    int end = index(span.due());
    if (end >= taken.length) {
      taken = Arrays.copyOf(taken, Math.max(end + 1, 2 * taken.length));
    }
    for (int at = begin; at <= end; at++) {
      taken[at] += perDayOfIt;
    }
  }

  private double taken(int at) {
    return at < taken.length ? taken[at] : 0;
  }

  private int index(LocalDate day) {
    return Math.toIntExact(day.toEpochDay() - first.toEpochDay());
  }

  private LocalDate day(int index) {
    return first.plusDays(index);
  }
}

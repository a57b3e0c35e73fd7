package dev.onward.plan;

import java.time.LocalDate;

/**
 * Lays steps one after the other so that no week holds more than a person's hours. A part of each
 * week is left free: life comes between.
 */
final class Timeline {
  /** The part of the weekly budget that is planned. */
  private static final double PLANNED = 0.85;

  private final double hoursPerDay;
  private LocalDate next;

  Timeline(LocalDate startsOn, int hoursPerWeek) {
    this.next = startsOn;
    this.hoursPerDay = hoursPerWeek * PLANNED / 7;
  }

  /** The first day that is still free. */
  LocalDate next() {
    return next;
  }

  void skipTo(LocalDate day) {
    if (day.isAfter(next)) {
      next = day;
    }
  }

  /** The day by which work of that length would be done if it began on the next free day. */
  LocalDate dueIfNext(int hours) {
    return next.plusDays((long) Math.ceil(hours / hoursPerDay) - 1);
  }

  /** Takes the days that the work needs; gives the last one. */
  LocalDate take(int hours) {
    LocalDate due = dueIfNext(hours);
    next = due.plusDays(1);
    return due;
  }
}

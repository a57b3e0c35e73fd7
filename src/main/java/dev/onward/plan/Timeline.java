package dev.onward.plan;

import java.time.LocalDate;

/**
 * Lays steps one after the other. The hours of a step lie evenly on its days, and each day takes at
 * most a seventh of what is planned of a week; so no seven days running, and no calendar week, hold
 * more than a person's hours. A part of each week is left free: life comes between.
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

  /** The first free day that is not before the given one. */
  LocalDate nextFrom(LocalDate day) {
    return day.isAfter(next) ? day : next;
  }

  /** The day by which work of that length would be done if it began on the next free day. */
  LocalDate dueIfNext(int hours) {
    return dueIfFrom(next, hours);
  }

  /** The day by which work of that length would be done if it began on the given day. */
  LocalDate dueIfFrom(LocalDate start, int hours) {
    return start.plusDays((long) Math.ceil(hours / hoursPerDay) - 1);
  }

  /** Leaves no day free up to the given one. */
  void takeUntil(LocalDate due) {
    next = due.plusDays(1);
  }
}

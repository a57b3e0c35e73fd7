package dev.onward.digest.subscribe;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;

/** When a subscriber wants the mail: a weekday and a full hour, on their own clock. */
public record Slot(DayOfWeek day, int hour, ZoneId zone) {
  public Slot {
    if (hour < 0 || hour > 23) {
      throw new IllegalArgumentException("there is no hour " + hour);
    }
  }

  /** An issue by the day it is for, on the subscriber's calendar, and its moment. */
  public record Issue(LocalDate day, Instant at) {}

  /**
   * The next issue after a moment. An hour that the clocks skip becomes the first moment after the
   * gap; of an hour that they show twice it is the first one.
   */
  Issue next(Instant after) {
    LocalDate date = LocalDate.ofInstant(after, zone).with(TemporalAdjusters.nextOrSame(day));
    Issue soonest = new Issue(date, moment(date));
    return soonest.at().isAfter(after)
        ? soonest
        : new Issue(date.plusWeeks(1), moment(date.plusWeeks(1)));
  }

  private Instant moment(LocalDate date) {
    LocalDateTime local = date.atTime(hour, 0);
    ZoneOffsetTransition transition = zone.getRules().getTransition(local);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : local.atZone(zone).toInstant();
  }
}

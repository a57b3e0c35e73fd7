package dev.onward.digest;

import java.time.DayOfWeek;
import java.time.ZoneId;

/** When a subscriber wants the mail: a weekday and a full hour, on their own clock. */
public record Slot(DayOfWeek day, int hour, ZoneId zone) {
  public Slot {
    if (hour < 0 || hour > 23) {
      throw new IllegalArgumentException("there is no hour " + hour);
    }
  }
}

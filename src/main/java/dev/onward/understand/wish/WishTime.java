package dev.onward.understand.wish;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A time that a wish names, and where it stands in the text: a day, or a span known by its first
 * and last day; {@code whole} where the span was named from an end to the other ("from the 3rd to
 * the 9th", "the second half of July"), so that it is no frame for something shorter; {@code range}
 * where both ends were named.
 */
public record WishTime(
    LocalDate first, LocalDate last, int start, int end, boolean whole, boolean range) {
  public WishTime {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(last + " comes before " + first);
    }
  }

  public boolean isDay() {
    return first.equals(last);
  }

  long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }
}

package dev.onward.understand.text;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A time that a text names, and where it stands there: a day, or a longer span known by its first
 * and last day. {@code yearSaid} is false where the year was filled in with the next that fits;
 * {@code otherwise} is the second way to read a date such as 03/12/2027.
 */
public record NamedTime(
    LocalDate first,
    LocalDate last,
    int start,
    int end,
    boolean yearSaid,
    @Nullable LocalDate otherwise) {

  public boolean isDay() {
    return first.equals(last);
  }

  /** The time in ISO form, no more exact than it was said; null for what crosses a year's end. */
  public @Nullable String iso() {
    if (isDay()) {
      return first.toString();
    }
    if (YearMonth.from(first).equals(YearMonth.from(last))) {
      return YearMonth.from(first).toString();
    }
    return first.getYear() == last.getYear() ? String.valueOf(first.getYear()) : null;
  }

  /** The same for something that has happened: where no year was said, the last one that fits. */
  public NamedTime past(LocalDate today) {
    boolean ahead = !yearSaid && first.isAfter(today);
    return ahead
        ? new NamedTime(first.minusYears(1), last.minusYears(1), start, end, false, otherwise)
        : this;
  }

  /** The same days in another year. */
  public NamedTime inYear(int year) {
    int years = year - first.getYear();
    return new NamedTime(
        first.plusYears(years), last.plusYears(years), start, end, yearSaid, otherwise);
  }
}

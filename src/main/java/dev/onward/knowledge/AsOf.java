package dev.onward.knowledge;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * A date as exact as its source gives it: a day, a month or a year (ISO 8601). Compared and
 * reckoned with by its first and last day, never by a day that nobody stated.
 */
public record AsOf(String iso) implements Comparable<AsOf> {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  public AsOf {
    try {
      firstDay(iso);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + iso + "' is not a date; write 2026-10-05, 2026-10 or 2026", e);
    }
  }

  public static AsOf of(LocalDate day) {
    return new AsOf(day.toString());
  }

  public static String spoken(LocalDate day) {
    return DAY.format(day);
  }

  public LocalDate firstDay() {
    return firstDay(iso);
  }

  public LocalDate lastDay() {
    return switch (iso.length()) {
      case 4 -> LocalDate.of(Integer.parseInt(iso), 12, 31);
      case 7 -> YearMonth.parse(iso).atEndOfMonth();
      default -> LocalDate.parse(iso);
    };
  }

  public boolean isExact() {
    return iso.length() == 10;
  }

  /** "30 June 2026", "June 2026" or "2026". */
  public String spoken() {
    return switch (iso.length()) {
      case 4 -> iso;
      case 7 -> MONTH.format(YearMonth.parse(iso));
      default -> DAY.format(LocalDate.parse(iso));
    };
  }

  /** "on 30 June 2026", "in June 2026" or "in 2026". */
  public String when() {
    return (isExact() ? "on " : "in ") + spoken();
  }

  @Override
  public int compareTo(AsOf other) {
    int byDay = firstDay().compareTo(other.firstDay());
    return byDay != 0 ? byDay : iso.compareTo(other.iso);
  }

  @Override
  public String toString() {
    return iso;
  }

  private static LocalDate firstDay(String iso) {
    return switch (iso.length()) {
      case 4 -> LocalDate.parse(iso + "-01-01");
      case 7 -> LocalDate.parse(iso + "-01");
      default -> LocalDate.parse(iso);
    };
  }
}

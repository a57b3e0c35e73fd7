package dev.onward.gather.read;

import dev.onward.gather.prose.StatedDay;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dates of feeds: RFC 3339 with a fraction of any length, and RFC 822 as it is written in the
 * wild, with a day's name in any language, a zone by its name, or none (then it is UTC). A day that
 * the calendar does not have is no date.
 */
final class FeedDate {
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)(?:[Tt"
              + " ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?\\s*([Zz]|[+-]\\d\\d:?\\d\\d)?)?");
  private static final Pattern RFC_822 =
      Pattern.compile(
          "(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})[ -](\\p{L}{3,})\\.?["
              + " -](\\d{4}|\\d{2})(?:\\s+(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?\\s*([+-]\\d{4}|[+-]\\d\\d:\\d\\d|\\p{L}+)?.*)?");
  private static final Map<String, Integer> HOURS =
      Map.of(
          "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7);

  private FeedDate() {}

  /** Empty where it is none, or the calendar does not have it. */
  static Optional<Instant> parse(String written) {
    String text = written.strip();
    try {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        LocalDate day =
            LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
        return Optional.of(at(day, iso, 4));
      }
      Matcher words = RFC_822.matcher(text);
      if (words.matches()) {
        LocalDate day =
            LocalDate.of(
                year(words.group(3)),
                StatedDay.month(english(words.group(2))),
                number(words.group(1)));
        return Optional.of(at(day, words, 4));
      }
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Instant at(LocalDate day, Matcher match, int hour) {
    if (match.group(hour) == null) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    boolean midnight = match.group(hour).equals("24");
    int second = match.group(hour + 2) == null ? 0 : number(match.group(hour + 2));
    LocalTime time =
        LocalTime.of(
            midnight ? 0 : number(match.group(hour)),
            number(match.group(hour + 1)),
            Math.min(59, second),
            nanos(match.group(hour + 3)));
    LocalDateTime moment = LocalDateTime.of(midnight ? day.plusDays(1) : day, time);
    return OffsetDateTime.of(moment, zone(match.group(hour + 4))).toInstant();
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : number((fraction + "000000000").substring(0, 9));
  }

  private static ZoneOffset zone(@Nullable String zone) {
    if (zone == null || zone.equalsIgnoreCase("Z")) {
      return ZoneOffset.UTC;
    }
    return zone.startsWith("+") || zone.startsWith("-")
        ? ZoneOffset.of(zone)
        : ZoneOffset.ofHours(HOURS.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
  }

  private static int year(String year) {
    return year.length() == 2 ? 2000 + number(year) : number(year);
  }

  private static String english(String month) {
    String start = month.substring(0, 3).toLowerCase(Locale.ROOT);
    return switch (start) {
      case "mär", "mrz" -> "mar";
      case "mai" -> "may";
      case "okt" -> "oct";
      case "dez" -> "dec";
      default -> start;
    };
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}

package dev.onward.understand.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a text says that somebody has for studying: "three weeks", "a month". */
public final class StudySpan {
  private static final Pattern SPAN =
      Pattern.compile(
          "(?<!(?:hours?|hrs?|h|minutes?|min|evenings?|nights?|times|once|twice|stunden?|std|horas?|heures?) )\\b"
              + Numbers.NUMBER
              + "[ -]?(?:(?<weekend>weekends?|wochenenden?)|(?<day>days?|tage?n?|d[ií]as?|jours?)"
              + "|(?<fortnight>fortnights?)|(?<week>weeks?|wochen?|semanas?|semaines?)"
              + "|(?<month>months?|monate?n?|mes(?:es)?|mois))\\b(?! ago| old)",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final double DAYS = 7;

  private StudySpan() {}

  /** The first span that is no rate, as "five hours a week" is one. */
  public static Optional<Double> weeks(String text) {
    Matcher match = SPAN.matcher(text.toLowerCase(Locale.ROOT));
    return match.find()
        ? Optional.of(Numbers.amount(match.group(1)) * unit(match))
        : Optional.empty();
  }

  private static double unit(Matcher match) {
    if (match.group("weekend") != null) {
      return 2 / DAYS;
    }
    if (match.group("day") != null) {
      return 1 / DAYS;
    }
    if (match.group("fortnight") != null) {
      return 2;
    }
    return match.group("week") != null ? 1 : 52 / 12.0;
  }
}

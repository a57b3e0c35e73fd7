package dev.onward.understand.wish;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of months and weekdays in the languages in which people write to us, from the Unicode
 * locale data of the Java runtime, without accents. A short name, or one that is another word too,
 * names a month only beside a number or behind a word such as "in".
 */
final class CalendarNames {
  private static final List<Locale> LANGUAGES =
      List.of("en", "de", "es", "pt", "fr", "it", "nl").stream().map(Locale::of).toList();
  private static final int SHORTEST = 4;

  private static final Map<String, Month> MONTHS = new HashMap<>();
  private static final Map<String, DayOfWeek> DAYS = new HashMap<>();
  private static final Set<String> DOUBTFUL = new HashSet<>(Set.of("may"));

  static {
    for (Locale language : LANGUAGES) {
      for (Month month : Month.values()) {
        for (TextStyle style :
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT)) {
          String name = PlanWords.folded(month.getDisplayName(style, language)).replace(".", "");
          if (name.length() >= SHORTEST - 1) {
            MONTHS.putIfAbsent(name, month);
          }
          if (name.length() < SHORTEST && !language.equals(Locale.ENGLISH)) {
            DOUBTFUL.add(name);
          }
        }
      }
      for (DayOfWeek day : DayOfWeek.values()) {
        String name = PlanWords.folded(day.getDisplayName(TextStyle.FULL, language));
        DAYS.putIfAbsent(PlanWords.tokens(name).getFirst().word(), day);
      }
    }
    for (Month month : Month.values()) {
      String name = month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
      if (!name.equals("may") && !name.equals("mar")) {
        DOUBTFUL.remove(name);
      }
    }
    MONTHS.put("sept", Month.SEPTEMBER);
    MONTHS.put("janner", Month.JANUARY);
  }

  private CalendarNames() {}

  static Optional<Month> month(String word) {
    return Optional.ofNullable(MONTHS.get(word));
  }

  /** True where the word alone need not be a month. */
  static boolean isDoubtful(String word) {
    return DOUBTFUL.contains(word);
  }

  static Optional<DayOfWeek> weekday(String word) {
    return Optional.ofNullable(DAYS.get(word));
  }

  /** "Tuesdays", "dienstags": every week, which names no day. */
  static boolean isEveryWeek(String word) {
    return word.endsWith("s")
        && weekday(word).isEmpty()
        && weekday(word.substring(0, word.length() - 1)).isPresent();
  }
}

package dev.onward.understand.text;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of the months in the languages that people write here, whole and cut short. */
final class Months {
  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"), Locale.of("pt"));
  private static final List<TextStyle> STYLES =
      List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT);
  private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}");
  private static final Map<String, Integer> NUMBERS = numbers();

  /** A group that matches any of the names in lower case. */
  static final String ANY =
      NUMBERS.keySet().stream()
          .sorted(Comparator.comparingInt(String::length).reversed())
          .map(Pattern::quote)
          .collect(Collectors.joining("|", "(", ")"));

  private Months() {}

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (Month month : Month.values()) {
      for (Locale language : LANGUAGES) {
        for (TextStyle style : STYLES) {
          String name =
              month.getDisplayName(style, language).toLowerCase(language).replace(".", "");
          numbers.putIfAbsent(name, month.getValue());
          numbers.putIfAbsent(
              ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll(""),
              month.getValue());
        }
      }
    }
    numbers.put("sept", 9);
    numbers.put("maerz", 3);
    // Spanish for August when cut short, but here "two years ago".
    numbers.remove("ago");
    // Portuguese for September and October when cut short.
    numbers.remove("set");
    numbers.remove("out");
    return Map.copyOf(numbers);
  }

  /**
   * The number of a month from 1 on.
   *
   * @throws IllegalArgumentException when no month is called so
   */
  static int number(String name) {
    Integer number = NUMBERS.get(name);
    if (number == null) {
      throw new IllegalArgumentException("no month is called " + name);
    }
    return number;
  }
}

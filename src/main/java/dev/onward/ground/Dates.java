package dev.onward.ground;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ways in which an answer writes dates, in the languages that readers ask in. */
final class Dates {
  /** Stands in every date that is found, so a text without it needs no search. */
  static final String CENTURY = "20";

  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"), Locale.of("pt"));
  private static final Map<String, Integer> MONTHS = months();
  private static final String MONTH =
      MONTHS.keySet().stream()
          .sorted(Comparator.comparingInt(String::length).reversed())
          .map(Pattern::quote)
          .collect(Collectors.joining("|", "(", ")"));
  private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th|er|\\.)?";

  /** A way of writing, and how what it matched reads in ISO form. */
  record Form(Pattern pattern, Reading reading) {}

  interface Reading {
    String iso(MatchResult match);
  }

  /** The exact forms first; what one has matched no later one sees. */
  static final List<Form> FORMS =
      List.of(
          form("\\b(20\\d\\d)-(\\d\\d)-(\\d\\d)\\b", m -> m.group()),
          form(
              "\\b" + DAY + "\\s+(?:of |de )?" + MONTH + "\\.?,?\\s+(?:de )?(20\\d\\d)\\b",
              m -> day(m.group(3), m.group(2), m.group(1))),
          form(
              "\\b" + MONTH + "\\.? " + DAY + ",? (20\\d\\d)\\b",
              m -> day(m.group(3), m.group(1), m.group(2))),
          form(
              "\\b(\\d{1,2})[./](\\d{1,2})[./](20\\d\\d)\\b",
              m -> m.group(3) + "-" + two(m.group(2)) + "-" + two(m.group(1))),
          form("\\b(20\\d\\d)-(\\d\\d)\\b", m -> m.group()),
          form(
              "\\b" + MONTH + "\\.?,? (?:of |de )?(20\\d\\d)\\b",
              m -> m.group(2) + "-" + month(m.group(1))),
          form("\\b(20\\d\\d)\\b", m -> m.group()));

  private Dates() {}

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (Locale language : LANGUAGES) {
      for (Month month : Month.values()) {
        for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
          String name = month.getDisplayName(style, language).toLowerCase(Locale.ROOT);
          months.putIfAbsent(name.replace(".", ""), month.getValue());
        }
      }
    }
    return Map.copyOf(months);
  }

  private static Form form(String pattern, Reading reading) {
    return new Form(
        Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), reading);
  }

  private static String day(String year, String month, String day) {
    return year + "-" + month(month) + "-" + two(day);
  }

  private static String month(String name) {
    return two(Integer.toString(MONTHS.getOrDefault(name.toLowerCase(Locale.ROOT), 0)));
  }

  private static String two(String number) {
    return number.length() == 1 ? "0" + number : number;
  }
}

package dev.onward.understand;

import dev.onward.plan.Wish;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers in digits and words, and the hours a week that a text names. */
public final class Numbers {
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("half an", 0),
          Map.entry("a", 1),
          Map.entry("an", 1),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("couple of", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("fifteen", 15),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("zwei", 2),
          Map.entry("drei", 3),
          Map.entry("vier", 4),
          Map.entry("fünf", 5),
          Map.entry("sechs", 6),
          Map.entry("acht", 8),
          Map.entry("zehn", 10));

  private static final String NUMBER =
      "(\\d{1,4}(?:[.,]\\d)?|half an|couple of|zero|fifteen|twenty|thirty|eleven|twelve|seven|eight|three|four|five|nine|"
          + "one|two|six|ten|an|a|zwei|drei|vier|fünf|sechs|acht|zehn)";
  private static final String HOURS = "(?: ?-? ?)(?:hours?|hrs?|h|stunden?|heures?|horas?)";
  private static final Pattern WEEKLY =
      Pattern.compile(
          "\\b"
              + NUMBER
              + "(?: ?(?:-|to|or|–) ?"
              + NUMBER
              + ")?"
              + HOURS
              + "(?: of \\w+)?,?(?: free| spare| available)?(?: time)?"
              + " ?(?:a|per|each|every|/|in a|in the|the|pro|die|par|por|a la)? ?(?:week(?:ly)?|wk|woche|wöchentlich|semaine|semana|weekly)\\b");
  private static final Pattern DAILY =
      Pattern.compile(
          "\\b"
              + NUMBER
              + HOURS
              + " ?(?:a|per|each|every|/) ?(?:day|evening|night|morning|tag)\\b");
  private static final Pattern WEEKLY_FIRST =
      Pattern.compile(
          "\\b(?:week(?:ly)?|per week|a week)(?: budget)?(?: of| is|:)? (?:about )?"
              + NUMBER
              + HOURS
              + "\\b");
  private static final Pattern CHANGED =
      Pattern.compile(
          "\\bhours?(?: down| up)? to (?:about |only )?"
              + NUMBER
              + " (?:a|per|each|every) week\\b");
  private static final Pattern MINUS = Pattern.compile("(?:^|\\s)(?:[-−]|minus )$");
  private static final Pattern PLAIN = Pattern.compile("\\b" + NUMBER + HOURS + "\\b");

  private Numbers() {}

  static int value(String text) {
    Integer word = WORDS.get(text);
    return word != null ? word : (int) Math.floor(Double.parseDouble(text.replace(',', '.')));
  }

  /** The smaller number of a range: a plan that fits it fits. */
  static Optional<Integer> hoursPerWeek(String text) {
    return namedHoursPerWeek(text).filter(Numbers::isSensible);
  }

  /** Hours without "a week", as in "make that four hours". */
  static Optional<Integer> hours(String text) {
    return namedHours(text).filter(Numbers::isSensible);
  }

  /** The hours a week that a text names, even if no week has them; parts of an hour are cut off. */
  public static Optional<Integer> namedHoursPerWeek(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher weekly = WEEKLY.matcher(lower);
    if (weekly.find()) {
      return Optional.of(signed(weekly, lower));
    }
    Matcher daily = DAILY.matcher(lower);
    if (daily.find()) {
      int days = daily.group().matches(".*(evening|night|morning)") ? 5 : 7;
      return Optional.of(signed(daily, lower) * days);
    }
    return Stream.of(WEEKLY_FIRST, CHANGED)
        .map(form -> form.matcher(lower))
        .filter(Matcher::find)
        .map(found -> signed(found, lower))
        .findFirst();
  }

  /** The same without "a week". */
  public static Optional<Integer> namedHours(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher plain = PLAIN.matcher(lower);
    return plain.find() ? Optional.of(signed(plain, lower)) : Optional.empty();
  }

  private static int signed(Matcher found, String text) {
    int value = value(found.group(1));
    return MINUS.matcher(text.substring(0, found.start(1))).find() ? -value : value;
  }

  private static boolean isSensible(int hours) {
    return hours >= 1 && hours <= Wish.MOST_HOURS;
  }
}

package dev.onward.understand.text;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers in digits and words, and the hours that a text names. */
public final class Numbers {
  private static final Map<String, Double> WORDS =
      Map.ofEntries(
          Map.entry("zero", 0.0),
          Map.entry("a", 1.0),
          Map.entry("an", 1.0),
          Map.entry("half a", 0.5),
          Map.entry("half an", 0.5),
          Map.entry("one", 1.0),
          Map.entry("one and a half", 1.5),
          Map.entry("two", 2.0),
          Map.entry("a couple of", 2.0),
          Map.entry("couple of", 2.0),
          Map.entry("two and a half", 2.5),
          Map.entry("three", 3.0),
          Map.entry("four", 4.0),
          Map.entry("five", 5.0),
          Map.entry("six", 6.0),
          Map.entry("seven", 7.0),
          Map.entry("eight", 8.0),
          Map.entry("nine", 9.0),
          Map.entry("ten", 10.0),
          Map.entry("eleven", 11.0),
          Map.entry("twelve", 12.0),
          Map.entry("fifteen", 15.0),
          Map.entry("twenty", 20.0),
          Map.entry("thirty", 30.0),
          Map.entry("ein", 1.0),
          Map.entry("eine", 1.0),
          Map.entry("einem", 1.0),
          Map.entry("einer", 1.0),
          Map.entry("eine halbe", 0.5),
          Map.entry("a halbe", 0.5),
          Map.entry("anderthalb", 1.5),
          Map.entry("zwei", 2.0),
          Map.entry("drei", 3.0),
          Map.entry("vier", 4.0),
          Map.entry("fünf", 5.0),
          Map.entry("sechs", 6.0),
          Map.entry("sieben", 7.0),
          Map.entry("acht", 8.0),
          Map.entry("zehn", 10.0),
          Map.entry("un", 1.0),
          Map.entry("une", 1.0),
          Map.entry("une demi", 0.5),
          Map.entry("deux", 2.0),
          Map.entry("trois", 3.0),
          Map.entry("quatre", 4.0),
          Map.entry("cinq", 5.0),
          Map.entry("huit", 8.0),
          Map.entry("dix", 10.0),
          Map.entry("una", 1.0),
          Map.entry("media", 0.5),
          Map.entry("dos", 2.0),
          Map.entry("tres", 3.0),
          Map.entry("cuatro", 4.0),
          Map.entry("cinco", 5.0),
          Map.entry("seis", 6.0),
          Map.entry("ocho", 8.0),
          Map.entry("diez", 10.0));

  /** A group that matches a number in lower case. */
  static final String NUMBER =
      WORDS.keySet().stream()
          .sorted(Comparator.comparingInt(String::length).reversed())
          .collect(Collectors.joining("|", "(\\d{1,4}(?:[.,]\\d{1,2})?|", ")"));

  private static final Pattern PLAIN =
      Pattern.compile(
          "\\b" + NUMBER + " ?-? ?(?:hours?|hrs?|h|stunden?|heures?|horas?)\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  private Numbers() {}

  static double amount(String text) {
    Double word = WORDS.get(text);
    return word != null ? word : Double.parseDouble(text.replace(',', '.'));
  }

  /** The number without what follows its point. */
  static int value(String text) {
    return (int) Math.floor(amount(text));
  }

  public static Optional<Integer> hoursPerWeek(String text) {
    return StudyHours.weekly(text).map(StudyHours::hours);
  }

  /** Hours without "a week", as in "make that four hours". */
  public static Optional<Integer> hours(String text) {
    return plain(text).filter(StudyHours::isSensible).map(StudyHours::hours);
  }

  /** The whole hours a week that a text names, even if no week has them. */
  public static Optional<Integer> namedHoursPerWeek(String text) {
    return StudyHours.named(text).map(StudyHours::hours);
  }

  /** The same without "a week". */
  public static Optional<Integer> namedHours(String text) {
    return plain(text).map(StudyHours::hours);
  }

  private static Optional<StudyHours> plain(String text) {
    Matcher plain = PLAIN.matcher(text.toLowerCase(Locale.ROOT));
    return plain.find() ? Optional.of(StudyHours.of(amount(plain.group(1)))) : Optional.empty();
  }
}

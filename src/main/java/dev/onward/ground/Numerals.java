package dev.onward.ground;

import java.util.List;
import java.util.Locale;

/** Small numbers in words. "One" is none of them: it is as often no number. */
final class Numerals {
  static final List<String> WORDS =
      List.of(
          "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");

  private Numerals() {}

  /** The digits of a number, written so or in a word; empty where it is none. */
  static String value(String written) {
    if (written.matches("\\d{1,9}")) {
      return Integer.toString(Integer.parseInt(written));
    }
    int place = WORDS.indexOf(written.toLowerCase(Locale.ROOT));
    return place < 0 ? "" : Integer.toString(place + 2);
  }
}

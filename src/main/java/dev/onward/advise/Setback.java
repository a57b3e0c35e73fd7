package dev.onward.advise;

import dev.onward.understand.Understanding;
import java.util.regex.Pattern;

/** That a person tells of an exam which went wrong. */
final class Setback {
  private static final Pattern TOLD =
      Pattern.compile(
          Words.english("setback.told"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Setback() {}

  static boolean isTold(Understanding message) {
    return TOLD.matcher(message.said()).find() || TOLD.matcher(message.text()).find();
  }
}

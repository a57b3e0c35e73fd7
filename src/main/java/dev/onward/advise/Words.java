package dev.onward.advise;

import dev.onward.understand.Ask;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The fixed words of answers, in the asker's language where they are there in it, else English. */
final class Words {
  private Words() {}

  static String of(Ask ask, Locale language) {
    return bundle(language).getString(ask.word()).replace("{kept}", english("kept"));
  }

  static String english(String key) {
    return bundle(Locale.ENGLISH).getString(key);
  }

  static boolean has(String key) {
    return bundle(Locale.ENGLISH).containsKey(key);
  }

  /** Words that stand in every language that we know, else in English. */
  static String in(Locale language, String key) {
    return bundle(language).getString(key);
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        "dev.onward.advise.words",
        language,
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}

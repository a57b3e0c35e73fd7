package dev.onward.advise;

import dev.onward.understand.Ask;
import java.util.Locale;
import java.util.Optional;
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

  /** How somebody would ask for it; empty where nobody is to be offered that. */
  static Optional<String> question(Ask ask) {
    String key = "question." + ask.word();
    ResourceBundle english = bundle(Locale.ENGLISH);
    return english.containsKey(key) ? Optional.of(english.getString(key)) : Optional.empty();
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        "dev.onward.advise.words",
        language,
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}

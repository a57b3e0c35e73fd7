package dev.onward.advise;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is said to those who want an answer in another language than English. */
final class InLanguage {
  /** What languages are called in themselves and in English, as far as somebody would write it. */
  private static final Map<String, Pattern> NAMES =
      Map.of(
          "de", named("german|deutsch|alemán|alemão|allemand"),
          "es", named("spanish|español|espanol|castellano|spanisch|espagnol|espanhol"),
          "pt", named("portuguese|português|portugues|portugiesisch|portugais|portugués"),
          "fr", named("french|français|francais|französisch|francés|francês"),
          "hi-Latn", named("hinglish|hindi"),
          "en", named("english|englisch|inglés|inglês|anglais|angrezi"));

  private InLanguage() {}

  private static Pattern named(String words) {
    return Pattern.compile(
        "(?<!\\p{L})(?:" + words + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The language that is asked for; English only where nothing else is named. */
  static Locale asked(Asked asked) {
    String text = asked.part().text();
    Optional<String> other =
        NAMES.entrySet().stream()
            .filter(name -> !name.getKey().equals("en") && name.getValue().matcher(text).find())
            .map(Map.Entry::getKey)
            .sorted()
            .findFirst();
    boolean english = NAMES.getOrDefault("en", named("english")).matcher(text).find();
    boolean own = asked.language().getLanguage().equals("en") || english;
    return other
        .map(Locale::forLanguageTag)
        .orElseGet(() -> own ? Locale.ENGLISH : asked.language());
  }

  /** That answers are in English, with the facts of the last one. */
  static String said(Locale language, List<String> facts) {
    String words = Words.in(language, "act.in-language");
    return facts.isEmpty() ? words : words + "\n\n" + String.join(" · ", facts);
  }
}

package dev.onward.understand;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Guesses the language of a message from its smallest words. */
final class Tongue {
  private static final Map<Locale, Set<String>> SMALL_WORDS =
      Map.of(
          Locale.GERMAN,
          Set.of(
              "ist", "der", "die", "das", "und", "ich", "nicht", "ein", "eine", "noch", "gibt",
              "es", "wie", "kann", "mein", "meine", "mit", "für", "zu", "oder", "was", "welche",
              "soll", "nach", "wenn", "auf", "von", "muss", "habe", "bitte", "warum"),
          Locale.FRENCH,
          Set.of(
              "le", "la", "les", "est", "et", "je", "pas", "un", "une", "des", "que", "quel",
              "quelle", "mon", "ma", "pour", "avec", "dans", "puis", "comment", "est-ce", "ou",
              "dois", "sur", "après", "vaut"),
          Locale.of("es"),
          Set.of(
              "el", "la", "los", "es", "y", "yo", "un", "una", "que", "qué", "mi", "para", "con",
              "puedo", "cómo", "cuál", "después", "hay", "todavía", "sigue", "debo", "o", "del"));

  private Tongue() {}

  static Locale of(String text) {
    List<String> words = Token.of(text).stream().map(Token::text).toList();
    Locale best = Locale.ENGLISH;
    long most = Math.max(2, words.size() / 6);
    for (Map.Entry<Locale, Set<String>> entry : SMALL_WORDS.entrySet()) {
      long count = words.stream().filter(entry.getValue()::contains).count();
      if (count > most) {
        most = count;
        best = entry.getKey();
      }
    }
    return best;
  }
}

package dev.onward.understand;

import dev.onward.knowledge.Document;
import dev.onward.knowledge.Glossary;
import dev.onward.understand.text.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells the language of a message by the words that stand in that language's glossary and nowhere
 * in our documents, which are English.
 */
final class Tongue {
  /** One word in so many has to be of another language. */
  private static final int ONE_IN = 5;

  private final Map<String, Set<String>> own = new HashMap<>();

  Tongue(Map<String, Glossary> glossaries, List<Document> english) {
    Set<String> known = new HashSet<>();
    english.forEach(
        document -> document.sections().forEach(section -> known.addAll(words(section.text()))));
    glossaries
        .values()
        .forEach(
            glossary -> glossary.words().values().forEach(meaning -> known.addAll(words(meaning))));
    glossaries.forEach((language, glossary) -> {
      Set<String> words = new HashSet<>();
      glossary.words().keySet().forEach(phrase -> words.addAll(words(phrase)));
      words.removeAll(known);
      own.put(language, words);
    });
  }

  Locale of(String text) {
    List<String> words = words(text);
    Locale best = Locale.ENGLISH;
    long most = words.size() / ONE_IN;
    for (Map.Entry<String, Set<String>> language : own.entrySet()) {
      long count = words.stream().filter(language.getValue()::contains).count();
      if (count > most) {
        most = count;
        best = Locale.of(language.getKey());
      }
    }
    return best;
  }

  private static List<String> words(String text) {
    return Token.of(text).stream().map(Token::text).toList();
  }
}

package dev.onward.understand;

import dev.onward.knowledge.Glossary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the known words of a text into English, word by word. That is no translation to read, but
 * enough to tell what is asked.
 */
final class Translator {
  private static final int LONGEST = 4;

  private final Map<String, Glossary> glossaries;

  Translator(Map<String, Glossary> glossaries) {
    this.glossaries = glossaries;
  }

  String english(String text, Locale language) {
    Glossary glossary = glossaries.get(language.getLanguage());
    return glossary == null ? text : translated(unelided(text, glossary), glossary.words());
  }

  /** What to say in that language about an answer in English; null for English. */
  @Nullable String note(Locale language) {
    Glossary glossary = glossaries.get(language.getLanguage());
    return glossary == null ? null : glossary.note();
  }

  /** "l'article" without its "l'", unless the whole word is known. */
  private static String unelided(String text, Glossary glossary) {
    StringBuilder words = new StringBuilder(text);
    for (Token token : Token.of(text).reversed()) {
      if (!glossary.words().containsKey(token.text())) {
        glossary.elisions().stream()
            .filter(token.text()::startsWith)
            .findFirst()
            .ifPresent(elision -> words.delete(token.start(), token.start() + elision.length()));
      }
    }
    return words.toString();
  }

  private static String translated(String text, Map<String, String> words) {
    List<Token> tokens = Token.of(text);
    StringBuilder english = new StringBuilder();
    int from = 0;
    int at = 0;
    while (at < tokens.size()) {
      int length = longestKnown(text, tokens, at, words);
      if (length == 0) {
        at++;
        continue;
      }
      english.append(text, from, tokens.get(at).start());
      english.append(words.get(phrase(text, tokens, at, length)));
      from = tokens.get(at + length - 1).end();
      at += length;
    }
    return english.append(text.substring(from)).toString();
  }

  private static int longestKnown(
      String text, List<Token> tokens, int at, Map<String, String> words) {
    for (int length = Math.min(LONGEST, tokens.size() - at); length > 0; length--) {
      if (words.containsKey(phrase(text, tokens, at, length))) {
        return length;
      }
    }
    return 0;
  }

  private static String phrase(String text, List<Token> tokens, int at, int length) {
    return text.substring(tokens.get(at).start(), tokens.get(at + length - 1).end())
        .toLowerCase(Locale.ROOT);
  }
}

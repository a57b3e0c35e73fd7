package dev.onward.understand;

import dev.onward.knowledge.Glossary;
import dev.onward.understand.text.Token;
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
    return glossary == null ? text : translated(text, glossary);
  }

  /** What to say in that language about an answer in English; null for English. */
  @Nullable String note(Locale language) {
    Glossary glossary = glossaries.get(language.getLanguage());
    return glossary == null ? null : glossary.note();
  }

  private static String translated(String text, Glossary glossary) {
    List<Token> tokens = Token.of(text);
    StringBuilder english = new StringBuilder();
    int from = 0;
    int at = 0;
    while (at < tokens.size()) {
      int length = longestKnown(text, tokens, at, glossary.words());
      int next = at + Math.max(1, length);
      english.append(text, from, tokens.get(at).start());
      english.append(
          length > 0
              ? glossary.words().get(phrase(text, tokens, at, length))
              : unelided(phrase(text, tokens, at), glossary));
      from = tokens.get(next - 1).end();
      at = next;
    }
    return english.append(text.substring(from)).toString();
  }

  /** "article" for "l'article", in English where it is known. */
  private static String unelided(String word, Glossary glossary) {
    String lower = word.toLowerCase(Locale.ROOT);
    return glossary.elisions().stream()
        .filter(lower::startsWith)
        .findFirst()
        .map(elision -> word.substring(elision.length()))
        .map(rest -> glossary.words().getOrDefault(rest.toLowerCase(Locale.ROOT), rest))
        .orElse(word);
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

  private static String phrase(String text, List<Token> tokens, int at) {
    return text.substring(tokens.get(at).start(), tokens.get(at).end());
  }

  private static String phrase(String text, List<Token> tokens, int at, int length) {
    return text.substring(tokens.get(at).start(), tokens.get(at + length - 1).end())
        .toLowerCase(Locale.ROOT);
  }
}

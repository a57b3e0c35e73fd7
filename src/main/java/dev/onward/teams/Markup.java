package dev.onward.teams;

import org.jsoup.parser.Parser;

/** What Teams writes into the words of people: tags around mentions, and HTML's entities. */
final class Markup {
  private Markup() {}

  /** The tag that stands for somebody of that name. */
  static String mention(String name) {
    return "<at>" + name + "</at>";
  }

  /** The words as a person wrote them; of a mention the name stays. */
  static String plain(String text) {
    String words = Parser.unescapeEntities(text.replaceAll("</?at\\b[^>]*>", ""), false);
    // Teams puts unbreakable blanks around a mention.
    return words.replace('\u00a0', ' ').strip();
  }
}

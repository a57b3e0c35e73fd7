package dev.onward.teams.connector;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/**
 * What Teams writes into the words of people: tags around mentions, HTML's entities, and what they
 * reply to. A quoted message is somebody else's words, so that it is left out.
 */
public final class TeamsMarkup {
  private TeamsMarkup() {}

  /** The tag that stands for somebody of that name. */
  public static String mention(String name) {
    return "<at>" + name + "</at>";
  }

  /** Places of quoted messages and of attachments among the words. */
  private static final Pattern PLACES =
      Pattern.compile("<(quoted|attachment)\\b[^>]*?(?:/>|>(?:.*?</\\1>)?)", Pattern.DOTALL);

  private static final Pattern QUOTES =
      Pattern.compile("<blockquote\\b[^>]*>.*?</blockquote>", Pattern.DOTALL);

  /** The words as a person wrote them; of a mention the name stays. */
  public static String plain(String text) {
    String own = PLACES.matcher(text).replaceAll(" ");
    String words = Parser.unescapeEntities(own.replaceAll("</?at\\b[^>]*>", ""), false);
    // Teams puts unbreakable blanks around a mention.
    return words.replace('\u00a0', ' ').strip();
  }

  /** The words of a message that came as HTML. */
  public static String ofHtml(String html) {
    String own = QUOTES.matcher(PLACES.matcher(html).replaceAll(" ")).replaceAll(" ");
    return Jsoup.parseBodyFragment(own).body().wholeText().replace('\u00a0', ' ').strip();
  }
}

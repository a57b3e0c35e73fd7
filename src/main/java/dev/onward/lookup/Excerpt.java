package dev.onward.lookup;

import dev.onward.gather.prose.PromptInjection;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/**
 * A short quotation from a page, as plain text in one line: no tags, no Markdown, no marks, nothing
 * invisible. Sentences that speak to a machine are left out. It is for showing as somebody else's
 * words and for nothing else.
 */
final class Excerpt {
  private static final int LONGEST = 280;
  private static final int LONGEST_TITLE = 140;
  private static final int READ = 20_000;

  private static final Pattern CODE = Pattern.compile("(?s)```.*?(?:```|$)|~~~.*?(?:~~~|$)");
  private static final Pattern SCRIPT =
      Pattern.compile("(?is)<(script|style|iframe|svg)\\b.*?(?:</\\1\\s*>|$)");
  private static final String TARGET = "\\((?:[^()]|\\([^()]*\\))*\\)";
  private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*]" + TARGET);
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]" + TARGET);
  private static final Pattern ADDRESS = Pattern.compile("\\b(?:https?|javascript|data):\\S*");
  private static final Pattern TABLE = Pattern.compile("(?m)^\\s*\\|.*$|^\\s*:::.*$|^---$");
  private static final Pattern HEADING = Pattern.compile("(?m)^\\s*#{1,6}\\s.*$");

  /** What Markdown, or the reading of marks, would take for more than words. */
  private static final Pattern SIGNS = Pattern.compile("[\\[\\]<>`*_~|#\\\\^{}]");

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]+");

  private Excerpt() {}

  /** One line of plain words, at most as long as a title may be. */
  static String line(String text) {
    return cut(plain(text), LONGEST_TITLE);
  }

  static boolean commands(String text) {
    return PromptInjection.in(text).isPresent();
  }

  /** The two sentences around the one that shares most with the words that were searched for. */
  static String of(String content, String title, String words) {
    String body = HEADING.matcher(stripped(content)).replaceAll(" ");
    String[] sentences =
        Arrays.stream(plain(body).split("(?<=[.!?])\\s+", -1))
            .filter(
                sentence -> !sentence.isBlank() && !commands(sentence) && !sentence.equals(title))
            .toArray(String[]::new);
    if (sentences.length == 0) {
      return "";
    }
    int best = best(sentences, words(words));
    String next = best + 1 < sentences.length ? " " + sentences[best + 1] : "";
    return cut(sentences[best] + next, LONGEST);
  }

  private static int best(String[] sentences, Set<String> wanted) {
    int best = 0;
    long most = -1;
    for (int i = 0; i < sentences.length; i++) {
      long shared = words(sentences[i]).stream().filter(wanted::contains).count();
      if (shared > most) {
        most = shared;
        best = i;
      }
    }
    return best;
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> word.length() > 2)
        .collect(Collectors.toSet());
  }

  /** Without what is not prose. */
  private static String stripped(String content) {
    String text = content.length() > READ ? content.substring(0, READ) : content;
    text = CODE.matcher(text).replaceAll(" ");
    text = SCRIPT.matcher(text).replaceAll(" ");
    text = IMAGE.matcher(text).replaceAll(" ");
    return TABLE.matcher(text).replaceAll(" ");
  }

  private static String plain(String text) {
    String words = SCRIPT.matcher(text).replaceAll(" ");
    words = LINK.matcher(words).replaceAll("$1");
    words = Jsoup.parse(words).text();
    words = ADDRESS.matcher(words).replaceAll(" ");
    words = INVISIBLE.matcher(words).replaceAll(" ");
    return SIGNS.matcher(words).replaceAll(" ").replaceAll("\\s+", " ").strip();
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int space = text.lastIndexOf(' ', most - 1);
    return text.substring(0, space > most / 2 ? space : most - 1).stripTrailing() + "…";
  }
}

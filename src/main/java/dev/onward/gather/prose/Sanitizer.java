package dev.onward.gather.prose;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes text from outside harmless wherever it may be shown, as HTML, Markdown or plain: one line,
 * without tags, links, marks of citations, emphasis or characters that nobody sees. What it gives
 * means itself and nothing else.
 */
public final class Sanitizer {
  private record Change(Pattern what, String to) {
    static Change of(String what, String to) {
      return new Change(Pattern.compile(what), to);
    }
  }

  private static final List<Change> CHANGES =
      List.of(
          // Control characters, and those that are invisible or turn the direction of writing.
          Change.of("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " "),
          Change.of("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]+", ""),
          Change.of("(?i)<\\s*(script|style)\\b[^>]*>.*?<\\s*/\\s*\\1\\s*>", " "),
          Change.of("</?[a-zA-Z!][^<>]*>", " "),
          Change.of("!?\\[([^\\[\\]]*)]\\([^()\\s]*\\)", "$1"),
          Change.of("(?i)\\b[a-z][a-z0-9+.-]{1,20}://\\S+", "(link)"),
          Change.of("(?i)\\b(?:(?:javascript|vbscript|mailto)\\s*:|data:[a-z]+/)\\S*", "(link)"),
          Change.of("(?i)\\bwww\\.(?=\\S)", ""),
          // Bounded, so that a long word with many signs costs no more than others.
          Change.of("(?<![^\\s@])[^\\s@]{1,64}@[^\\s@]{1,255}", "(address)"),
          Change.of("[\\[{]", "("),
          Change.of("[]}]", ")"),
          Change.of("<", "\u2039"),
          Change.of(">", "\u203a"),
          Change.of("[`\u00b4]", "'"),
          Change.of("\\|", "/"),
          Change.of("\\\\", "/"),
          Change.of("&(?=#?\\w+;)", " and "),
          Change.of("[*~]+|(?<!\\w)_+|_+(?!\\w)|(?<!\\w)#+(?!\\w)", ""),
          Change.of("\\s+", " "));

  private Sanitizer() {}

  public static String of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    for (Change change : CHANGES) {
      plain = change.what.matcher(plain).replaceAll(change.to);
    }
    return plain.strip();
  }

  /** The same, cut between words where it is longer. */
  public static String of(String text, int most) {
    return cut(of(text), most);
  }

  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int space = text.lastIndexOf(' ', most - 1);
    int end = space > most / 2 ? space : most - 1;
    return text.substring(0, end).stripTrailing() + "\u2026";
  }
}

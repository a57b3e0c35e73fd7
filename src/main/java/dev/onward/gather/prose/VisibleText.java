package dev.onward.gather.prose;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * What a person would read of a piece of HTML: no scripts, nothing hidden, no characters that
 * change what is seen, one line a block.
 */
public final class VisibleText {
  private static final int LONGEST = 10_000;
  private static final int LONGEST_NAME = 40;
  private static final Set<String> UNSEEN =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "embed",
          "svg",
          "math",
          "head",
          "title",
          "textarea",
          "select",
          "button",
          "video",
          "audio",
          "canvas",
          // A sample of code is the subject of a post and no part of its prose.
          "pre",
          "samp",
          "kbd");
  private static final Pattern HIDING =
      Pattern.compile(
          "display\\s*:\\s*none|visibility\\s*:\\s*(hidden|collapse)|opacity\\s*:\\s*0(\\.0*)?\\s*(;|$)"
              + "|font-size\\s*:\\s*0(\\.0*)?\\D*(;|$)|(left|top|text-indent)\\s*:\\s*-\\d{3,}");

  /** Format characters (direction, joining, tags), unassigned ones and those of nobody. */
  private static final Pattern MISLEADING = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Z}&&[^\\n]]+");
  private static final Pattern LINES = Pattern.compile(" ?\\n[ \\n]*");

  private VisibleText() {}

  public static String of(String html) {
    return of(Jsoup.parseBodyFragment(html).body());
  }

  public static String of(Element element) {
    Walk visible = new Walk();
    element.filter(visible);
    return lines(visible.text.toString());
  }

  /** The same of a text that is none of HTML but may hold references to characters. */
  public static String line(String text) {
    String seen = text.indexOf('<') < 0 && text.indexOf('&') < 0 ? text : of(text);
    return lines(seen).replace('\n', ' ');
  }

  /** Short enough to be kept, cut between words. */
  public static String bounded(String text) {
    return bounded(text, LONGEST);
  }

  public static String bounded(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Math.max(text.lastIndexOf(' ', most), text.lastIndexOf('\n', most));
    return text.substring(0, end < most / 2 ? most : end).strip() + " ...";
  }

  private static String lines(String text) {
    String seen = MISLEADING.matcher(text).replaceAll("");
    return LINES.matcher(CONTROL.matcher(seen).replaceAll(" ")).replaceAll("\n").strip();
  }

  private static final class Walk implements NodeFilter {
    private final StringBuilder text = new StringBuilder();

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode words) {
        // A line break in the source is a space on the page.
        text.append(words.getWholeText().replace('\n', ' '));
      } else if (node instanceof Element element) {
        if (isHidden(element)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        breakAround(element);
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        breakAround(element);
      }
      return FilterResult.CONTINUE;
    }

    private void breakAround(Element element) {
      String name = element.normalName();
      if (name.equals("td") || name.equals("th")) {
        text.append(' ');
      } else if (element.isBlock() || name.equals("br")) {
        text.append('\n');
      }
    }

    /** A name in a sentence ("run {@code azd up}") is part of it; a statement is a sample. */
    private static boolean isCode(Element element) {
      return element.normalName().equals("code")
          && (element.wholeText().length() > LONGEST_NAME || element.wholeText().contains("\n"));
    }

    private static boolean isHidden(Element element) {
      return UNSEEN.contains(element.normalName())
          || isCode(element)
          || element.hasAttr("hidden")
          || element.attr("aria-hidden").equals("true")
          || HIDING.matcher(element.attr("style").toLowerCase(Locale.ROOT)).find();
    }
  }
}

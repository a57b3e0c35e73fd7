package dev.onward.talk;

import dev.onward.index.Passage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/**
 * Checks the marks of a model's words against the passages it was given: a mark of a passage is
 * renumbered in the order of the text and gets its citation, any other is taken away. Tags are
 * taken away too: an answer is Markdown.
 */
final class Marks {
  private static final Pattern MARK = Pattern.compile("[ \\t]*\\[(\\d{1,3})](?!\\()");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^>]*>");

  private final List<Passage> passages;
  private final Map<Integer, Citation> cited = new LinkedHashMap<>();

  Marks(List<Passage> passages) {
    this.passages = List.copyOf(passages);
  }

  String checked(String piece) {
    String clean = TAG.matcher(piece).find() ? withoutTags(piece) : piece;
    Matcher mark = MARK.matcher(clean);
    StringBuilder text = new StringBuilder();
    while (mark.find()) {
      int given = Integer.parseInt(mark.group(1));
      boolean known = given >= 1 && given <= passages.size();
      mark.appendReplacement(text, known ? " [" + number(given) + "]" : "");
    }
    return mark.appendTail(text).toString();
  }

  private static String withoutTags(String piece) {
    OutputSettings asIs = new OutputSettings().prettyPrint(false);
    return Jsoup.clean(piece, "", Safelist.none(), asIs)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replace("&nbsp;", " ");
  }

  private int number(int given) {
    return cited
        .computeIfAbsent(given, n -> Citation.of(cited.size() + 1, passages.get(n - 1)))
        .n();
  }

  List<Citation> citations() {
    return List.copyOf(cited.values());
  }
}

package dev.onward.talk;

import dev.onward.ground.Check;
import dev.onward.ground.Verdict;
import dev.onward.index.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/**
 * Makes of a model's sentence what a reader sees: tags, links and marks that lead nowhere are taken
 * away; what the sources support is cited, what they don't is said to be so, what the catalogue
 * contradicts is replaced by what it says. For one answer, in its order; not thread-safe.
 */
final class Proofreader {
  private static final String NOTE = " (not in my sources)";
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^<>]{0,500}>");

  /** In words, alone, in code, or without its scheme before a path. */
  private static final Pattern LINK =
      Pattern.compile(
          "!?\\[([^]\\[\\n]{0,300}+)]\\(\\s*<?([^)\\s>]{0,2000}+)[^)\\n]{0,300}+\\)"
              + "|<?((?:[a-zA-Z][a-zA-Z+.-]{1,15}:\\s{0,3}//|www\\.|(?<![\\w/.-])(?:[a-zA-Z0-9-]{1,63}\\.){1,8}[a-zA-Z]{2,24}/)[^\\s)>\\]]{1,2000})>?");

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s)>\\]]{1,2000}");

  /** Marks of direction and what else nobody sees, with which an address can be disguised. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\n\\t\\u200d]]");

  private static final Pattern STOP = Pattern.compile("[.,;:]+$");

  /**
   * What stands around the words of a sentence: list marks and bars before it, its end after it.
   */
  private static final Pattern FRAME =
      Pattern.compile(
          "(?s)(\\s*(?:[-*+] |\\d{1,2}[.)] |> |\\|)?\\s*)(.*?)([.!?:]?[*_]{0,3}\\s*\\|?\\s*)");

  private final Citing sources;
  private final Citing shown;
  private final Check check;
  private final Set<String> corrections = new HashSet<>();
  private int strayMarks;

  /** Takes the numbering that the model was given, and the one that the reader gets. */
  Proofreader(Citing sources, Citing shown, Check check) {
    this.sources = sources;
    this.shown = shown;
    this.check = check;
  }

  int strayMarks() {
    return strayMarks;
  }

  /** What is shown of a piece; nothing where it only repeats what was corrected before. */
  String read(String piece) {
    String even = Marks.even(UNSEEN.matcher(piece).replaceAll(""));
    String clean = withoutLinksInLinks(TAG.matcher(even).find() ? withoutTags(even) : even);
    List<Passage> cited = new ArrayList<>();
    for (int number : Marks.in(clean)) {
      Optional<Passage> source = sources.passage(number);
      source.ifPresent(cited::add);
      strayMarks += source.isPresent() ? 0 : 1;
    }
    String bare = Marks.without(clean);
    return switch (check.check(bare, cited)) {
      case Verdict.Talk talk -> marked(clean);
      case Verdict.Supported(List<Passage> behind) -> marked(clean, cited, behind);
      case Verdict.Contradicted(String statement) -> corrected(bare, statement);
      case Verdict.Unsupported unsupported -> noted(bare);
    };
  }

  private String marked(String text) {
    return Marks.replaced(text, number -> sources.passage(number).map(this::mark).orElse(""));
  }

  private String marked(String text, List<Passage> cited, List<Passage> behind) {
    StringBuilder further = new StringBuilder();
    String marked = marked(text);
    behind.stream()
        .filter(passage -> !cited.contains(passage))
        .forEach(passage -> further.append(mark(passage)));
    Matcher frame = frame(marked);
    return further.isEmpty() ? marked : frame.group(1) + frame.group(2) + further + frame.group(3);
  }

  private String mark(Passage passage) {
    return " [" + shown.number(passage) + "]";
  }

  private String corrected(String bare, String statement) {
    Matcher frame = frame(bare);
    if (frame.group(3).contains("|")) {
      // A row stays a row.
      return frame.group(1)
          + frame.group(2)
          + " (not so: "
          + shown.numbered(statement)
          + ")"
          + frame.group(3);
    }
    String space = frame.group(3).replaceAll("\\S", "");
    return corrections.add(statement)
        ? frame.group(1) + shown.numbered(statement) + space
        : space.contains("\n") ? space : "";
  }

  private static String noted(String bare) {
    Matcher frame = frame(bare);
    return frame.group(1) + frame.group(2) + NOTE + frame.group(3);
  }

  private static Matcher frame(String text) {
    Matcher frame = FRAME.matcher(text);
    if (!frame.matches()) {
      throw new IllegalStateException("a sentence without a frame");
    }
    return frame;
  }

  /** An image in a link is a link when the image is gone. */
  private String withoutLinksInLinks(String piece) {
    String once = withoutStrangeLinks(piece);
    return once.equals(piece) ? piece : withoutStrangeLinks(once);
  }

  /** Readers follow only addresses that the sources name; of other links the words are left. */
  private String withoutStrangeLinks(String piece) {
    return LINK.matcher(piece)
        .replaceAll(link -> {
          boolean inWords = link.group(2) != null;
          String address = STOP.matcher(inWords ? link.group(2) : link.group(3)).replaceAll("");
          return Matcher.quoteReplacement(
              isOurs(address) ? link.group() : inWords ? link.group(1) : "");
        });
  }

  private boolean isOurs(String address) {
    return sources.cited().stream()
        .anyMatch(passage ->
            address.equals(passage.url())
                || ADDRESS
                    .matcher(passage.text())
                    .results()
                    .anyMatch(known -> STOP.matcher(known.group()).replaceAll("").equals(address)));
  }

  private static String withoutTags(String piece) {
    OutputSettings asIs = new OutputSettings().prettyPrint(false);
    return Jsoup.clean(piece, "", Safelist.none(), asIs)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replace("&nbsp;", " ");
  }
}

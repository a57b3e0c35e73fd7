package dev.onward.advise.brief;

import dev.onward.knowledge.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a paragraph of Markdown, each with the marks behind it. */
public final class Sentences {
  private static final Pattern SENTENCE =
      Pattern.compile(
          "\\G\\s*((?:\\d+\\. )?.*?[.!?](?=\\s|$)(?: ?\\[\\^[\\w-]+])*|.+)", Pattern.DOTALL);

  private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][^\\s|]*");

  private Sentences() {}

  public static List<String> of(String paragraph) {
    List<String> sentences = new ArrayList<>();
    Matcher sentence = SENTENCE.matcher(paragraph.strip());
    while (sentence.find()) {
      sentences.add(sentence.group(1).strip());
    }
    return sentences;
  }

  /** The words that a reader reads: without marks and the addresses of links. */
  public static String plain(String markdown) {
    return LINK.matcher(Section.withoutMarks(markdown))
        .replaceAll("$1")
        .replaceAll("[*`]|(?m)^- |\\|(?:---\\|)+", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** True where a sentence says something to whoever has read nothing before it. */
  public static boolean standsAlone(String sentence) {
    return Block.isWhole(plain(sentence));
  }

  /** True of few words, which tell nothing without those beside them. */
  static boolean isBrief(String sentence) {
    return words(sentence) < Block.STANDS_ALONE;
  }

  public static int words(String markdown) {
    return (int) WORD.matcher(plain(markdown)).results().count();
  }
}

package dev.onward.advise.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A part of an answer that can be told without the parts beside it: a paragraph, an entry of a
 * list, a row of a table. {@code head} is what has to stand before it, once for all that share it:
 * a heading, the words that open a list, the first row of a table.
 */
record Block(Head head, String text) {
  /** What stands before blocks; two of the same words are two heads. */
  static final class Head {
    static final Head NONE = new Head("");

    private final String text;

    Head(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** Fewer words tell nothing without what stands before them. */
  static final int STANDS_ALONE = 7;

  /** What points back to words before it, and a condition that nobody named, open no answer. */
  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "^(?:If|While|When|Once|Unless|Until|Because|Since|As|Although|Though|Whereas|So|It|Its|That|This|These|Those|They|Them|Their"
              + "|But|And|Or|Then|Both|Neither|None|Such|Here|There|Otherwise|Also|Afterwards|Instead|Nor|One|Two|Three|Four|Five)\\b");

  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER =
      Parser.builder().extensions(TABLES).includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  boolean isParagraph() {
    return !isRow() && !isEntry();
  }

  boolean isRow() {
    return text.startsWith("|");
  }

  boolean isEntry() {
    return text.matches("(?s)(?:[-*]|\\d+\\.) .*");
  }

  /** One of several that are taken in their order. */
  private boolean isStep() {
    return text.matches("(?s)\\d+\\. .*");
  }

  /** The same among sentences, out of its list. */
  Block alone() {
    return new Block(Head.NONE, isEntry() ? text.replaceFirst("^(?:[-*]|\\d+\\.) +", "") : text);
  }

  /** True where a sentence of it can come first: it is one, and points back to none before it. */
  boolean standsAlone(String sentence) {
    return !isRow() && !isStep() && isWhole(sentence);
  }

  /** True where a sentence can be told without what stood before it, its question among that. */
  static boolean isWhole(String sentence) {
    return !Sentences.isBrief(sentence) && !POINTS_BACK.matcher(sentence).find();
  }

  static List<Block> of(String markdown) {
    List<String> lines = markdown.lines().toList();
    List<Block> blocks = new ArrayList<>();
    String opening = "";
    for (Node node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
      String text = source(node, lines);
      boolean opens = node.getNext() != null && (text.endsWith(":") || isHeading(text));
      if (opens) {
        List<String> sentences = Sentences.of(text);
        if (sentences.size() > 1) {
          String before = String.join(" ", sentences.subList(0, sentences.size() - 1));
          blocks.add(new Block(opening.isEmpty() ? Head.NONE : new Head(opening), before));
          opening = "";
        }
        opening = opening.isEmpty() ? sentences.getLast() : opening + "\n\n" + text;
        continue;
      }
      add(node, text, opening, lines, blocks);
      opening = "";
    }
    return blocks;
  }

  private static void add(
      Node node, String text, String opening, List<String> lines, List<Block> blocks) {
    if (node instanceof ListBlock) {
      Head head = new Head(opening);
      for (Node entry = node.getFirstChild(); entry != null; entry = entry.getNext()) {
        blocks.add(new Block(head, source(entry, lines)));
      }
    } else if (node instanceof TableBlock) {
      List<String> rows = text.lines().toList();
      String top = String.join("\n", rows.subList(0, 2));
      Head head = new Head(opening.isEmpty() ? top : opening + "\n\n" + top);
      rows.subList(2, rows.size()).forEach(row -> blocks.add(new Block(head, row)));
    } else {
      blocks.add(new Block(opening.isEmpty() ? Head.NONE : new Head(opening), text));
    }
  }

  private static boolean isHeading(String text) {
    String plain = text.replaceAll("(?: ?\\[\\^[\\w-]+])+$", "");
    return plain.matches("\\*\\*[^*]+\\*\\*");
  }

  private static String source(Node node, List<String> lines) {
    List<SourceSpan> spans = node.getSourceSpans();
    int from = spans.getFirst().getLineIndex();
    int to = spans.getLast().getLineIndex();
    return String.join("\n", lines.subList(from, to + 1)).strip();
  }

  /** Blocks as Markdown again, each head once. */
  static String join(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    Block before = null;
    for (Block block : blocks) {
      boolean goesOn =
          before != null
              && before.head == block.head
              && block.head != Head.NONE
              && !block.isParagraph();
      if (before != null) {
        text.append(goesOn ? "\n" : "\n\n");
      }
      if (!goesOn && !block.head.text().isEmpty()) {
        text.append(block.head.text()).append(block.isRow() ? "\n" : "\n\n");
      }
      text.append(block.text);
      before = block;
    }
    return text.toString();
  }
}

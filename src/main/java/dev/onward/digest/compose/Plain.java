package dev.onward.digest.compose;

import dev.onward.knowledge.Section;
import java.text.BreakIterator;
import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as one line of plain words, for a place where nothing is set off. */
final class Plain {
  private static final Parser PARSER = Parser.builder().build();

  private Plain() {}

  /** The words; marks, links' addresses and line breaks are left out. */
  static String words(String markdown) {
    StringBuilder words = new StringBuilder();
    PARSER
        .parse(Section.withoutMarks(markdown))
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text text) {
                words.append(text.getLiteral());
              }

              @Override
              public void visit(Code code) {
                words.append(code.getLiteral());
              }

              @Override
              public void visit(SoftLineBreak end) {
                words.append(' ');
              }

              @Override
              public void visit(HardLineBreak end) {
                words.append(' ');
              }

              @Override
              public void visit(Paragraph paragraph) {
                words.append(' ');
                visitChildren(paragraph);
              }
            });
    return line(words.toString());
  }

  /** On one line, without anything that is not to be seen. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
  }

  /** The first sentences as far as they fit, one at least; a longer one is cut at a word. */
  static String beginning(String text, int most) {
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(text);
    int end = 0;
    for (int next = sentences.next(); next != BreakIterator.DONE; next = sentences.next()) {
      if (next > most) {
        break;
      }
      end = next;
    }
    return end > 0 ? text.substring(0, end).strip() : cut(text, most);
  }

  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int space = text.lastIndexOf(' ', most - 1);
    return text.substring(0, space > most / 2 ? space : text.offsetByCodePoints(0, most / 2)) + "…";
  }
}

package dev.onward.index;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Section;
import dev.onward.search.Paragraphs;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts documents into passages along their structure: first at headings, then between paragraphs,
 * and inside a paragraph between sentences only where it alone is too long.
 */
public final class Splitter {
  /** Small enough to be about one thing, and far below the 510 that the embedding model reads. */
  static final int MOST_TOKENS = 300;

  private final Paragraphs paragraphs;

  public Splitter(ToIntFunction<String> tokens) {
    this.paragraphs = new Paragraphs(tokens, MOST_TOKENS);
  }

  public List<Passage> split(Document document) {
    List<Passage> passages = new ArrayList<>();
    for (Section section : document.sections()) {
      if (section.aside()) {
        continue;
      }
      for (String text : paragraphs.pieces(section.plain())) {
        passages.add(passage(document, section.heading(), text, passages.size()));
      }
    }
    return passages;
  }

  private static Passage passage(Document document, String section, String text, int number) {
    return new Passage(
        document.id() + "#" + number,
        document.id(),
        document.kind(),
        document.title(),
        section,
        text,
        document.url().map(URI::toString).orElse(null),
        document.published().map(AsOf::iso).orElse(null),
        document.verified().iso(),
        document.confidence());
  }
}

package dev.onward.index;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Section;
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

  private final ToIntFunction<String> tokens;

  public Splitter(ToIntFunction<String> tokens) {
    this.tokens = tokens;
  }

  public List<Passage> split(Document document) {
    List<Passage> passages = new ArrayList<>();
    for (Section section : document.sections()) {
      if (section.aside()) {
        continue;
      }
      for (String text : pieces(section.plain())) {
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

  private List<String> pieces(String text) {
    return packed(List.of(text.split("\n\\s*\n")), "\n\n", true);
  }

  /** Packs parts into as few pieces as fit; a part that alone is too long is cut further. */
  private List<String> packed(List<String> parts, String glue, boolean cutFurther) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String part : parts) {
      String longer = piece.isEmpty() ? part : piece + glue + part;
      if (tokens.applyAsInt(longer) <= MOST_TOKENS) {
        piece.setLength(0);
        piece.append(longer);
        continue;
      }
      if (!piece.isEmpty()) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      if (cutFurther && tokens.applyAsInt(part) > MOST_TOKENS) {
        pieces.addAll(packed(List.of(part.split("(?<=[.!?;])\\s+|\n")), " ", false));
      } else {
        piece.append(part);
      }
    }
    if (!piece.isEmpty()) {
      pieces.add(piece.toString());
    }
    return pieces;
  }
}

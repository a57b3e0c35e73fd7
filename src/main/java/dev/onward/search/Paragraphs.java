package dev.onward.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts a text into pieces of bounded length: between paragraphs, and inside a paragraph between
 * sentences only where it alone is too long. A sentence that is longer than a piece is cut between
 * words. Thread-safe where the counting is.
 */
public final class Paragraphs {
  private final ToIntFunction<String> tokens;
  private final int most;

  /**
   * Makes one.
   *
   * @param tokens counts the tokens of a text, such as an embedding model reads
   * @param most of them in one piece
   */
  public Paragraphs(ToIntFunction<String> tokens, int most) {
    this.tokens = tokens;
    this.most = most;
  }

  /** The pieces of a text, in its order; none of a blank one. */
  public List<String> pieces(String text) {
    return packed(List.of(text.split("\n\\s*\n")), "\n\n", Cut.PARAGRAPHS);
  }

  /** Where a part that is too long is cut next. */
  private enum Cut {
    PARAGRAPHS,
    SENTENCES,
    WORDS
  }

  /** Packs parts into as few pieces as fit. Tokens end with words, so those of parts add up. */
  private List<String> packed(List<String> parts, String glue, Cut cut) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int length = 0;
    for (String part : parts) {
      int more = count(part);
      if (length + more > most && !piece.isEmpty()) {
        pieces.add(piece.toString());
        piece.setLength(0);
        length = 0;
      }
      if (more > most && cut != Cut.WORDS) {
        pieces.addAll(
            cut == Cut.PARAGRAPHS
                ? packed(List.of(part.split("(?<=[.!?;])\\s+|\n")), " ", Cut.SENTENCES)
                : packed(words(part), " ", Cut.WORDS));
      } else if (!part.isBlank()) {
        piece.append(piece.isEmpty() ? "" : glue).append(part);
        length += more;
      }
    }
    if (!piece.isEmpty()) {
      pieces.add(piece.toString());
    }
    return pieces;
  }

  /** Groups of words, so that not each is counted; a word of no end is cut itself. */
  private List<String> words(String sentence) {
    List<String> words = new ArrayList<>();
    for (String word : sentence.split("\\s+", -1)) {
      for (int from = 0; from < word.length(); from += most) {
        words.add(word.substring(from, Math.min(word.length(), from + most)));
      }
    }
    return words;
  }

  /** A text has no more tokens than characters, so short ones need not be counted. */
  private int count(String part) {
    return part.length() <= SHORT ? Math.max(1, part.length() / 4) : tokens.applyAsInt(part);
  }

  /** Of so few characters, an estimate is as good as a count. */
  private static final int SHORT = 60;
}

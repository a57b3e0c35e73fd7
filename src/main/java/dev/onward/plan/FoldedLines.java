package dev.onward.plan;

/**
 * Folds the lines of a calendar file as RFC 5545, 3.1 has it: at most 75 octets, never within a
 * character. Biweekly's own folding counts characters.
 */
final class FoldedLines {
  private static final int MOST_OCTETS = 75;
  private static final String BREAK = "\r\n";

  private FoldedLines() {}

  static String of(String file) {
    StringBuilder folded = new StringBuilder();
    for (String line : file.split(BREAK, -1)) {
      fold(line, folded);
      folded.append(BREAK);
    }
    folded.setLength(folded.length() - BREAK.length());
    return folded.toString();
  }

  private static void fold(String line, StringBuilder folded) {
    int octets = 0;
    for (int character : line.codePoints().toArray()) {
      int length = octets(character);
      if (octets + length > MOST_OCTETS) {
        folded.append(BREAK).append(' ');
        octets = 1;
      }
      folded.appendCodePoint(character);
      octets += length;
    }
  }

  /** In UTF-8. */
  private static int octets(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}

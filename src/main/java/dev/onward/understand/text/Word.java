package dev.onward.understand.text;

/**
 * A word that may be written with slips, as far as it is long enough to bear them. Most words are
 * told apart by their length and their letters, before anything is counted.
 */
final class Word {
  private static final int MOST_SLIPS = 2;
  private static final int BEARS_ONE = 6;
  private static final int BEARS_TWO = 9;

  private final String text;
  private final int slips;
  private final long letters;

  /** Makes a word of a text in lower case. */
  Word(String text) {
    this.text = text;
    this.slips = slips(text);
    this.letters = letters(text);
  }

  private static int slips(String word) {
    if (word.length() < BEARS_ONE || word.chars().anyMatch(Character::isDigit)) {
      return 0;
    }
    return word.length() >= BEARS_TWO ? MOST_SLIPS : 1;
  }

  /** A bit for each letter that occurs; letters that share a bit only make it less telling. */
  private static long letters(String word) {
    long letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters |= 1L << (word.charAt(i) & 63);
    }
    return letters;
  }

  /** True where this word was meant by what is written. */
  boolean isMeantBy(Word written) {
    boolean asLong = Math.abs(text.length() - written.text.length()) <= MOST_SLIPS;
    return asLong && (text.equals(written.text) || isPlural(written.text) || isMisspelt(written));
  }

  private boolean isPlural(String written) {
    return isWith("s", text, written) || isWith("s", written, text) || isWith("'s", text, written);
  }

  private static boolean isWith(String ending, String word, String written) {
    return written.length() == word.length() + ending.length()
        && written.startsWith(word)
        && written.endsWith(ending);
  }

  private boolean isMisspelt(Word written) {
    // A slip takes one letter away and brings another at most.
    if (slips == 0 || Long.bitCount(letters ^ written.letters) > 2 * slips) {
      return false;
    }
    int distance = distance(text, written.text);
    return distance <= slips && !isOtherEnding(written.text, distance);
  }

  /**
   * "Consultant" is no misspelt "consultancy": two slips that only touch the end are another word.
   */
  private boolean isOtherEnding(String written, int distance) {
    int shared = 0;
    int shorter = Math.min(text.length(), written.length());
    while (shared < shorter && text.charAt(shared) == written.charAt(shared)) {
      shared++;
    }
    return distance == 2 && shared >= shorter - 3;
  }

  /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        cost[i][j] =
            Math.min(
                cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  @Override
  public String toString() {
    return text;
  }
}

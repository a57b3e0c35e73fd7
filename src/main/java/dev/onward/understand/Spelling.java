package dev.onward.understand;

/** Tells whether a word was meant, allowing for slips that long words can bear. */
final class Spelling {
  private static final int MOST_SLIPS = 2;

  private Spelling() {}

  static boolean same(String wanted, String written) {
    if (wanted.equals(written)) {
      return true;
    }
    if (wanted.endsWith("*")) {
      return written.startsWith(wanted.substring(0, wanted.length() - 1));
    }
    return plural(wanted, written) || misspelt(wanted, written);
  }

  private static boolean misspelt(String wanted, String written) {
    int apart = Math.abs(wanted.length() - written.length());
    if (apart > MOST_SLIPS || apart > slips(wanted) || slips(wanted) == 0) {
      return false;
    }
    int slips = slips(wanted);
    int distance = distance(wanted, written);
    return distance <= slips && !isOtherEnding(wanted, written, distance);
  }

  /**
   * "Consultant" is no misspelt "consultancy": two slips that only touch the end are another word.
   */
  private static boolean isOtherEnding(String wanted, String written, int distance) {
    int shared = 0;
    int shorter = Math.min(wanted.length(), written.length());
    while (shared < shorter && wanted.charAt(shared) == written.charAt(shared)) {
      shared++;
    }
    return distance == 2 && shared >= shorter - 3;
  }

  private static boolean plural(String wanted, String written) {
    return isWith("s", wanted, written)
        || isWith("s", written, wanted)
        || isWith("'s", wanted, written);
  }

  private static boolean isWith(String ending, String word, String written) {
    return written.length() == word.length() + ending.length()
        && written.startsWith(word)
        && written.endsWith(ending);
  }

  private static int slips(String word) {
    if (word.length() < 6) {
      return 0;
    }
    for (int i = 0; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        return 0;
      }
    }
    return word.length() >= 9 ? MOST_SLIPS : 1;
  }

  /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
  static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 2) {
      return Integer.MAX_VALUE;
    }
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
}

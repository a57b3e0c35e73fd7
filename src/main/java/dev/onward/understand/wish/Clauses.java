package dev.onward.understand.wish;

import dev.onward.understand.wish.PlanWords.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a wish where it may be several; never within a time or within quotation marks. */
final class Clauses {
  private static final Pattern MARKS = Pattern.compile("[.!?]+(?=\\s|$)|[,;\\n]|\\s[-–—]\\s");
  private static final Pattern QUOTED =
      Pattern.compile(
          "\"[^\"]{2,}\"|“[^”]{2,}”|„[^“”]{2,}[“”]|«[^»]{2,}»|(?<!\\p{L})['‘][^'’]{3,}['’](?!\\p{L})");

  /** Nobody wants more at once, and each is weighed. */
  private static final int MOST = 8;

  private Clauses() {}

  static List<String> of(String text, PlanWords words, List<WishTime> times) {
    List<int[]> cuts = new ArrayList<>();
    Matcher mark = MARKS.matcher(text);
    while (mark.find()) {
      cuts.add(new int[] {mark.end(), mark.end()});
    }
    List<Token> tokens = PlanWords.tokens(text);
    for (int at = 1; at < tokens.size(); at++) {
      if (words.isAt("joins", tokens, at)) {
        cuts.add(new int[] {tokens.get(at).start(), tokens.get(at).start()});
      }
    }
    cuts.removeIf(cut -> isWithin(text, cut[0], times));
    cuts.sort((one, other) -> Integer.compare(one[0], other[0]));
    List<String> clauses = new ArrayList<>();
    int from = 0;
    for (int[] cut : cuts) {
      if (clauses.size() < MOST - 1) {
        add(clauses, text.substring(from, Math.max(from, cut[0])));
        from = Math.max(from, cut[1]);
      }
    }
    add(clauses, text.substring(from));
    return clauses;
  }

  private static void add(List<String> clauses, String clause) {
    if (!PlanWords.tokens(clause).isEmpty()) {
      clauses.add(clause.strip());
    }
  }

  private static boolean isWithin(String text, int at, List<WishTime> times) {
    boolean quoted =
        QUOTED.matcher(text).results().anyMatch(match -> match.start() < at && at < match.end());
    return quoted || times.stream().anyMatch(time -> time.start() < at && at < time.end());
  }

  /** What stands within quotation marks, without them. */
  static List<String> quoted(String text) {
    return QUOTED
        .matcher(text)
        .results()
        .map(match -> match.group().substring(1, match.group().length() - 1).strip())
        .toList();
  }
}

package dev.onward.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a growing text into pieces that a reader can take in: a sentence with the marks behind it,
 * or a line. The pieces put together are the text again, and the same text gives the same pieces,
 * whatever the portions in which it grew. A sentence that ends in a mark and a full stop is
 * complete at once; behind any other end a mark may still come, so the next word is waited for.
 */
final class Sentences {
  private static final Pattern END =
      Pattern.compile(
          "(?<complete>(?<=\\[\\d{1,2}])[.!?])(?=\\s|$)|\\n+|(?<=[.!?:])(?<!\\[\\d{1,2}][.!?])(?:["
              + " \\t]*\\[\\d{1,2}])*[ \\t]+(?=[^\\s\\[])");

  /**
   * A line that is longer is cut, so that the work on a piece stays small; what the check reads is
   * no longer either.
   */
  private static final int LONGEST = 1_500;

  private final StringBuilder open = new StringBuilder();

  static List<String> of(String text) {
    Sentences sentences = new Sentences();
    List<String> pieces = new ArrayList<>(sentences.add(text));
    String rest = sentences.rest();
    if (!rest.isEmpty()) {
      pieces.add(rest);
    }
    return pieces;
  }

  /** The pieces that became complete with these words. */
  List<String> add(String words) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < words.length(); from += LONGEST) {
      open.append(words, from, Math.min(words.length(), from + LONGEST));
      pieces.addAll(complete());
      if (open.length() > LONGEST) {
        pieces.add(rest());
      }
    }
    return pieces;
  }

  private List<String> complete() {
    List<String> pieces = new ArrayList<>();
    Matcher end = END.matcher(open);
    int from = 0;
    while (end.find() && (end.end() < open.length() || end.group("complete") != null)) {
      pieces.add(open.substring(from, end.end()));
      from = end.end();
    }
    open.delete(0, from);
    return pieces;
  }

  /** What is left when no more words come. */
  String rest() {
    String rest = open.toString();
    open.setLength(0);
    return rest;
  }
}

package dev.onward.gather.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits prose from outside into sentences: at the end of a line, and behind a full stop, question
 * or exclamation mark that ends one. A stop behind a short form ("Sept. 15", "e.g.", "v. 2") ends
 * none, nor does one within a name ("Node.js").
 */
public final class SentenceSplitter {
  private static final Pattern END =
      Pattern.compile("(?:[.!?\u2026]+[\"'\u201d\u2019)\\]]*)(?=\\s)|\\n+");
  private static final Pattern SHORT_FORM =
      Pattern.compile(
          "(?i)(?:^|[\\s(])(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|e\\.g|i\\.e|etc|vs|approx|incl"
              + "|resp|mr|ms|mrs|dr|st|nr|fig|ver|v|inc|corp|ltd|u\\.s|u\\.k|a\\.m|p\\.m)\\.$"
              + "|(?:^|[\\s(.])\\p{Lu}\\.$");

  /** "No. 5" is a number; "No." is an answer. */
  private static final Pattern NUMBERED = Pattern.compile("(?i)\\bno\\.\\s+\\d");

  private SentenceSplitter() {}

  public static List<String> of(String text) {
    List<String> sentences = new ArrayList<>();
    Matcher end = END.matcher(text);
    int from = 0;
    while (end.find()) {
      if (isEnd(text, from, end)) {
        add(text.substring(from, end.end()), sentences);
        from = end.end();
      }
    }
    add(text.substring(from), sentences);
    return sentences;
  }

  private static boolean isEnd(String text, int from, Matcher end) {
    if (end.group().startsWith("\n") || !end.group().equals(".")) {
      return true;
    }
    String next = text.substring(end.end()).stripLeading();
    boolean begins = next.isEmpty() || !Character.isLowerCase(next.codePointAt(0));
    int near = Math.max(from, end.start() - 12);
    return begins
        && !SHORT_FORM.matcher(text.substring(near, end.end())).find()
        && !NUMBERED.matcher(text.substring(near, Math.min(text.length(), end.end() + 4))).find();
  }

  private static void add(String sentence, List<String> sentences) {
    String stripped = sentence.strip();
    if (!stripped.isEmpty()) {
      sentences.add(stripped);
    }
  }
}

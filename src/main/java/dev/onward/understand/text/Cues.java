package dev.onward.understand.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of the vocabulary by which people make statements, as parts of patterns. Thread-safe.
 */
public final class Cues {
  private final Map<String, List<String>> words;
  private final Map<String, Pattern> patterns = new HashMap<>();

  public Cues(Map<String, List<String>> words) {
    this.words = words;
    words.keySet().forEach(kind -> patterns.put(kind, pattern("{" + kind + "}")));
  }

  /** Any of the words of a kind, as a whole word. */
  public Pattern of(String kind) {
    Pattern pattern = patterns.get(kind);
    if (pattern == null) {
      throw missing(kind);
    }
    return pattern;
  }

  public boolean in(String kind, String text) {
    return of(kind).matcher(text).find();
  }

  public Set<String> words(String kind) {
    return Set.copyOf(list(kind));
  }

  /** A pattern in which {@code {kind}} stands for any of the words of that kind. */
  public Pattern pattern(String regex) {
    StringBuilder whole = new StringBuilder();
    Matcher slot = Pattern.compile("\\{([a-z-]+)}").matcher(regex);
    while (slot.find()) {
      slot.appendReplacement(whole, Matcher.quoteReplacement(any(slot.group(1))));
    }
    return Pattern.compile(
        slot.appendTail(whole).toString(),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  private String any(String kind) {
    return list(kind).stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Cues::regex)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  /** A word of letters ends where a word ends; "n't" begins inside of one. */
  private static String regex(String word) {
    boolean open = word.endsWith("*");
    String text = Pattern.quote(open ? word.substring(0, word.length() - 1) : word);
    String begin = word.startsWith("n't") || word.startsWith("'") ? "" : "\\b";
    return begin + text + (open ? "[\\w-]*" : "") + "(?![\\w])";
  }

  private List<String> list(String kind) {
    List<String> list = words.get(kind);
    if (list == null) {
      throw missing(kind);
    }
    return list;
  }

  private static IllegalArgumentException missing(String kind) {
    return new IllegalArgumentException("vocabulary/statements.yaml has no words for " + kind);
  }

  /** Where the last match begins, or -1. */
  public static int last(Pattern pattern, String text) {
    Matcher match = pattern.matcher(text);
    int last = -1;
    while (match.find()) {
      last = match.start();
    }
    return last;
  }
}

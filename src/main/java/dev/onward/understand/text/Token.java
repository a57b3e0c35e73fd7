package dev.onward.understand.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word of a text in lower case, and where it stands. */
public record Token(String text, int start, int end) {
  private static final Pattern WORD =
      Pattern.compile(
          "[.]net\\b|[\\p{L}\\p{N}]+(?:[-'’.][\\p{L}\\p{N}]+)*[#+]*", Pattern.CASE_INSENSITIVE);

  public static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      tokens.add(
          new Token(
              word.group().toLowerCase(Locale.ROOT).replace('’', '\''), word.start(), word.end()));
    }
    return tokens;
  }
}

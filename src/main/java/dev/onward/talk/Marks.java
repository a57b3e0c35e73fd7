package dev.onward.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks {@code [n]} in a model's words. */
final class Marks {
  private static final Pattern MARK = Pattern.compile("[ \\t]*\\[(\\d{1,3})](?!\\()");

  private Marks() {}

  static List<Integer> in(String text) {
    List<Integer> numbers = new ArrayList<>();
    MARK.matcher(text).results().forEach(mark -> numbers.add(Integer.valueOf(mark.group(1))));
    return numbers;
  }

  static String without(String text) {
    return MARK.matcher(text).replaceAll("");
  }

  /** Each mark replaced by what is given for its number, a mark or nothing. */
  static String replaced(String text, IntFunction<String> mark) {
    Matcher matcher = MARK.matcher(text);
    StringBuilder replaced = new StringBuilder();
    while (matcher.find()) {
      String shown = mark.apply(Integer.parseInt(matcher.group(1)));
      matcher.appendReplacement(replaced, Matcher.quoteReplacement(shown));
    }
    return matcher.appendTail(replaced).toString();
  }
}

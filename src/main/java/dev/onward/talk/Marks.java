package dev.onward.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The marks {@code [n]} in a model's words. */
final class Marks {
  private static final Pattern MARK = Pattern.compile("[ \\t]*\\[(\\d{1,3})](?!\\()");

  /** Other ways in which models write them: several in one bracket, footnotes, lenses. */
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "\\[\\^?(\\d{1,3}(?:\\s*[,;]\\s*\\^?\\d{1,3})+)](?!\\()|\\[\\^(\\d{1,3})]|\u3010(\\d{1,3})[^\u3011\\n]*\u3011");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private Marks() {}

  /** The text with all marks in the one form. */
  static String even(String text) {
    return OTHERWISE
        .matcher(text)
        .replaceAll(mark ->
            Stream.of(mark.group(1), mark.group(2), mark.group(3))
                .filter(Objects::nonNull)
                .flatMap(numbers -> NUMBER.matcher(numbers).results())
                .map(number -> "[" + number.group() + "]")
                .collect(Collectors.joining(" ")));
  }

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

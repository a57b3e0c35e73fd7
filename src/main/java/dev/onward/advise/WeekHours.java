package dev.onward.advise;

import dev.onward.advise.PlanWords.Token;
import dev.onward.understand.text.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Reads the hours a week that a wish on a plan names, also against those that it has now. */
final class WeekHours {
  private WeekHours() {}

  static Optional<Integer> in(String text, int present, PlanWords words) {
    List<Token> tokens = PlanWords.tokens(text);
    Optional<Integer> relative = relative(tokens, present, words);
    Optional<Integer> rather =
        tokens.size() > 2 && isAside(tokens, words) ? bare(tokens, words) : Optional.empty();
    return relative
        .or(() -> rather)
        .or(() -> Numbers.hoursPerWeek(text))
        .or(() -> Numbers.hours(text))
        .or(() -> byUnit(tokens, words))
        .or(() -> bare(tokens, words));
  }

  /** "Two hours more", "half my hours". */
  private static Optional<Integer> relative(List<Token> tokens, int present, PlanWords words) {
    for (int at = 0; at < tokens.size(); at++) {
      OptionalInt number = number(tokens, at, words);
      if (number.isEmpty()) {
        continue;
      }
      int behind = words.isAt("hours", tokens, at + 1) ? at + 2 : at + 1;
      if (words.isAt("more", tokens, behind)) {
        return Optional.of(present + number.getAsInt());
      }
      if (words.isAt("fewer", tokens, behind)) {
        return Optional.of(present - number.getAsInt());
      }
    }
    boolean named = bare(tokens, words).isPresent();
    if (!named && words.has("half", tokens)) {
      return Optional.of(Math.max(1, present / 2));
    }
    return !named && words.has("double", tokens) ? Optional.of(2 * present) : Optional.empty();
  }

  private static OptionalInt number(List<Token> tokens, int at, PlanWords words) {
    return words.number(tokens.get(at).word());
  }

  /** "5h", "duas horas". */
  private static Optional<Integer> byUnit(List<Token> tokens, PlanWords words) {
    for (int at = 0; at + 1 < tokens.size(); at++) {
      OptionalInt number = number(tokens, at, words);
      if (number.isPresent() && words.isAt("hours", tokens, at + 1)) {
        return Optional.of(number.getAsInt());
      }
    }
    return Optional.empty();
  }

  /**
   * The last number that no other unit follows and that is not set aside: "make it four, not ten".
   */
  private static Optional<Integer> bare(List<Token> tokens, PlanWords words) {
    Optional<Integer> last = Optional.empty();
    for (int at = 0; at < tokens.size(); at++) {
      OptionalInt number = number(tokens, at, words);
      boolean other =
          List.of("days", "weeks", "months").stream().anyMatch(is(tokens, at + 1, words));
      if (number.isPresent() && !other && !isAside(tokens, at, words)) {
        last = Optional.of(number.getAsInt());
      }
    }
    return last;
  }

  private static boolean isAside(List<Token> tokens, PlanWords words) {
    return IntStream.range(0, tokens.size())
        .anyMatch(at -> number(tokens, at, words).isPresent() && isAside(tokens, at, words));
  }

  /** "Not ten", "instead of ten". */
  private static boolean isAside(List<Token> tokens, int at, PlanWords words) {
    return IntStream.rangeClosed(1, 3)
        .map(back -> at - back)
        .filter(from -> words.isAt("not", tokens, from))
        .anyMatch(from -> words.lastWord("not", tokens, from) >= at - 1);
  }

  private static Predicate<String> is(List<Token> tokens, int at, PlanWords words) {
    return unit -> words.isAt(unit, tokens, at);
  }
}

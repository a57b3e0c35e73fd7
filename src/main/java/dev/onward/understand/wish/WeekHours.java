package dev.onward.understand.wish;

import dev.onward.understand.text.Numbers;
import dev.onward.understand.wish.PlanWords.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Reads the hours a week that a wish on a plan names, also against those that it has now. */
final class WeekHours {
  private final PlanWords words;
  private final int present;
  private final String text;
  private final List<Token> tokens;

  /** Over a text from which its times are taken out. */
  WeekHours(PlanWords words, int present, String text) {
    this.words = words;
    this.present = present;
    this.text = text;
    this.tokens = PlanWords.tokens(text);
  }

  /** All that may be meant: none, one, or several between which nobody but the person can tell. */
  List<Integer> readings() {
    Optional<Integer> sure = relative().or(this::rate);
    if (sure.isPresent()) {
      return List.of(sure.get());
    }
    List<Integer> withUnit = numbers(true);
    List<Integer> all = withUnit.isEmpty() ? numbers(false) : withUnit;
    List<Integer> others = all.stream().filter(hours -> hours != present).toList();
    List<Integer> readings = others.isEmpty() ? all : others;
    return readings.stream().distinct().toList();
  }

  /** True where a number of hours is named as such. */
  boolean hasUnit() {
    return !numbers(true).isEmpty();
  }

  /** "An hour a day", which is no plain number of hours. */
  private Optional<Integer> rate() {
    boolean setAside = numbers(false).size() > 1;
    return setAside ? Optional.empty() : Numbers.hoursPerWeek(text);
  }

  /** "Two hours more", "up by 2", "half my hours". */
  private Optional<Integer> relative() {
    for (int at = 0; at < tokens.size(); at++) {
      OptionalInt number = words.number(tokens, at);
      if (number.isEmpty() || isOtherUnit(at + 1)) {
        continue;
      }
      int behind = words.isAt("hours", tokens, at + 1) ? at + 2 : at + 1;
      boolean by = words.isAt("upby", tokens, at - 1) || words.isAt("more", tokens, at - 1);
      boolean downBy = words.isAt("downby", tokens, at - 1) || words.isAt("fewer", tokens, at - 1);
      if (words.isAt("more", tokens, behind) || (by && !downBy && hasRise())) {
        return Optional.of(present + number.getAsInt());
      }
      if (words.isAt("fewer", tokens, behind) || (by && hasFall()) || (downBy && !by)) {
        return Optional.of(present - number.getAsInt());
      }
    }
    boolean named = !numbers(true).isEmpty();
    if (!named && words.has("half", tokens)) {
      return Optional.of(Math.max(1, present / 2));
    }
    return !named && words.has("double", tokens) ? Optional.of(2 * present) : Optional.empty();
  }

  private boolean hasRise() {
    return (words.has("rise", tokens) && !hasFall()) || words.has("more", tokens);
  }

  private boolean hasFall() {
    return words.has("fall", tokens);
  }

  /** The numbers of hours that are not set aside; with their unit, or any that have no other. */
  private List<Integer> numbers(boolean withUnit) {
    List<Integer> numbers = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      OptionalInt number = words.number(tokens, at);
      boolean unit = words.isAt("hours", tokens, at + 1);
      boolean counts = number.isPresent() && !isOtherUnit(at + 1) && !isStep(at) && !isSetAside(at);
      if (counts && (unit || (!withUnit && isPlain(at)))) {
        numbers.add(number.getAsInt());
      }
    }
    return numbers;
  }

  /** "One" and the like are mostly no amount. */
  private boolean isPlain(int at) {
    return (!words.isAt("one", tokens, at) && !words.isAt("a", tokens, at))
        || tokens.get(at).word().equals("1");
  }

  private boolean isStep(int at) {
    return words.isAt("step", tokens, at - 1);
  }

  private boolean isOtherUnit(int at) {
    return List.of("days", "weeks", "months").stream()
        .anyMatch(unit -> words.isAt(unit, tokens, at));
  }

  /** "Not ten", "instead of ten". */
  private boolean isSetAside(int at) {
    return IntStream.rangeClosed(1, 3)
        .map(back -> at - back)
        .filter(from -> words.isAt("not", tokens, from))
        .anyMatch(from -> words.lastWord("not", tokens, from) >= at - 1);
  }
}

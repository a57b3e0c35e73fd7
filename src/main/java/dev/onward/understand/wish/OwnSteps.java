package dev.onward.understand.wish;

import dev.onward.understand.wish.PlanWish.Add.Own;
import dev.onward.understand.wish.PlanWords.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads from the wish for another step what the person calls it and how long it takes. */
final class OwnSteps {
  private static final int LONGEST = 80;

  private final PlanWords words;

  OwnSteps(PlanWords words) {
    this.words = words;
  }

  Optional<Own> in(String text, WishTimes times) {
    Optional<Integer> hours = hours(times.withoutTimes());
    List<String> quoted = Clauses.quoted(text);
    if (!quoted.isEmpty()) {
      return Optional.of(new Own(cut(quoted.getFirst()), hours, true));
    }
    boolean called = isCalled(text);
    String title = title(called ? text.substring(text.indexOf(':') + 1) : behindVerb(times));
    return title.isBlank()
        ? Optional.empty()
        : Optional.of(new Own(cut(title), hours, called || hours.isPresent()));
  }

  /** True where what a step is called is set apart: in quotation marks, or behind "a step:". */
  boolean isNamed(String text) {
    return !Clauses.quoted(text).isEmpty() || isCalled(text);
  }

  /** "A step: ask my manager". */
  private boolean isCalled(String text) {
    int colon = text.indexOf(':');
    return colon > 0 && words.has("step", text.substring(0, colon));
  }

  private Optional<Integer> hours(String text) {
    List<Token> tokens = PlanWords.tokens(text);
    for (int at = 0; at < tokens.size(); at++) {
      OptionalInt number = words.number(tokens, at);
      boolean one = number.isEmpty() && words.isAt("a", tokens, at);
      if ((number.isPresent() || one) && words.isAt("hours", tokens, at + 1)) {
        return Optional.of(number.orElse(1));
      }
    }
    return Optional.empty();
  }

  /** What stands behind "add", or before it where the verb comes last. */
  private String behindVerb(WishTimes times) {
    String text = times.withoutTimes();
    List<Token> tokens = PlanWords.tokens(text);
    OptionalInt verb = words.first("adding", tokens);
    if (verb.isEmpty()) {
      return "";
    }
    int last = words.lastWord("adding", tokens, verb.getAsInt());
    String behind = text.substring(tokens.get(last).end());
    return PlanWords.tokens(behind).isEmpty()
        ? text.substring(0, tokens.get(verb.getAsInt()).start())
        : behind;
  }

  /** Without amounts, and without the small words at its ends. */
  private String title(String text) {
    String rest = text;
    List<Token> tokens = PlanWords.tokens(rest);
    for (int at = tokens.size() - 1; at > 0; at--) {
      boolean amount =
          words.isAt("hours", tokens, at)
              && (words.number(tokens, at - 1).isPresent() || words.isAt("a", tokens, at - 1));
      if (amount) {
        rest =
            rest.substring(0, tokens.get(at - 1).start())
                + ","
                + rest.substring(tokens.get(at).end());
      }
    }
    tokens = PlanWords.tokens(rest);
    int from = 0;
    int to = tokens.size();
    while (to > from && isSmall(tokens, to - 1)) {
      to--;
    }
    while (from < to && words.isAt("a", tokens, from)) {
      from++;
    }
    return from < to
        ? rest.substring(tokens.get(from).start(), tokens.get(to - 1).end()).strip()
        : "";
  }

  private boolean isSmall(List<Token> tokens, int at) {
    return List.of("particle", "by", "in", "the", "from", "of", "joins", "until", "before", "after")
        .stream()
        .anyMatch(cue -> words.isAt(cue, tokens, at));
  }

  private static String cut(String title) {
    String plain = title.replaceAll("[\\[\\]<>*_`|#\\\\]", "").replaceAll("\\s+", " ").strip();
    String first =
        plain.isEmpty()
            ? plain
            : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    return first.length() > LONGEST ? first.substring(0, LONGEST).strip() : first;
  }
}

package dev.onward.understand;

import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NameFinder.Found;
import dev.onward.understand.text.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How a request leans on what was said before it, and which credentials it means by that. */
final class Backward {
  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "(?i)\\b(?:it|its|that one|this one|which one|that|the other(?: one)?|the former|the latter|the first(?: one)?|the second(?: one)?|the two|either|both|them|they|these|those|the same|there)\\b");
  private static final Pattern OTHER_ONE =
      Pattern.compile("(?i)\\bthe (?:other|second|latter)(?: one)?\\b");
  private static final Pattern FIRST_ONE =
      Pattern.compile("(?i)\\bthe (?:first|former)(?: one)?\\b");
  private static final Pattern ELLIPSIS =
      Pattern.compile(
          "(?i)^(?:and|what about|how about|and what about|same for|also|or|then|und|et|y)\\b");
  private static final int BRIEF = 4;
  private static final int BESIDE_A_NAME = 2;

  private Backward() {}

  /** "Is it free?", "And AZ-305?" */
  static boolean points(String asked) {
    return POINTS_BACK.matcher(asked).find() || ELLIPSIS.matcher(asked).find();
  }

  /** True where a request can't be understood without what was said before it. */
  static boolean leans(String asked) {
    return points(asked) || isBrief(asked);
  }

  /** "And AZ-305?" asks of another credential what was asked just before. */
  static boolean repeats(String asked, List<Found> named, Context context) {
    int others = Token.of(Mentions.masked(asked, named, " ")).size();
    return context.ask() != null
        && context.ask().isFacet()
        && !named.isEmpty()
        && others <= BESIDE_A_NAME;
  }

  static boolean isBrief(String asked) {
    return Token.of(asked).size() <= BRIEF;
  }

  /**
   * The credentials that a request speaks of: those it names, else those it points back to.
   *
   * @param told those that are named beside it
   */
  static List<String> credentials(
      String asked, List<String> named, List<String> told, Context context) {
    Set<String> all = new LinkedHashSet<>(named);
    all.addAll(told);
    List<String> before = context.credentials();
    boolean points = points(asked);
    if (all.isEmpty() && points && !before.isEmpty()) {
      return pointedTo(asked, before);
    }
    boolean addsToTwo = context.ask() == Ask.REQUIREMENTS && before.size() > 1;
    if (named.size() == 1 && points && addsToTwo) {
      all.add(before.getLast());
    }
    return List.copyOf(all);
  }

  private static List<String> pointedTo(String asked, List<String> before) {
    if (OTHER_ONE.matcher(asked).find() && before.size() > 1) {
      return List.of(before.getLast());
    }
    return FIRST_ONE.matcher(asked).find() ? List.of(before.getFirst()) : before;
  }
}

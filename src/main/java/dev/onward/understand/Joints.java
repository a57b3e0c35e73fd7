package dev.onward.understand;

import dev.onward.understand.Requests.Request;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.Token;
import java.util.List;
import java.util.Set;

/**
 * Where a sentence may be two questions: at a word that joins, with something asked on each side.
 */
final class Joints {
  private final Set<String> joins;
  private final Mentions mentions;

  Joints(List<String> joins, Mentions mentions) {
    this.joins = Set.copyOf(joins);
    this.mentions = mentions;
  }

  /**
   * Both halves; one that names no credential leans on those of the other, or else on all that
   * stands before it. Empty where there is no joint.
   */
  List<Request> halves(Request whole) {
    String asked = whole.asked();
    for (Token word : Token.of(asked)) {
      String first = asked.substring(0, word.start()).strip();
      String second = asked.substring(word.end()).strip();
      if (joins.contains(word.text()) && asks(first) && asks(second)) {
        String before = codes(first);
        String behind = codes(second);
        return List.of(
            new Request(first, before.isEmpty() && !behind.isEmpty() ? behind : whole.told()),
            new Request(second, behind.isEmpty() ? before.isEmpty() ? first : before : ""));
      }
    }
    return List.of();
  }

  /** Names of credentials alone ask nothing. */
  private boolean asks(String half) {
    return !Token.of(Mentions.masked(half, mentions.credentials(half), " ")).isEmpty();
  }

  private String codes(String half) {
    return String.join(" ", Mentions.ids(mentions.credentials(half)));
  }
}

package dev.onward.understand;

import dev.onward.understand.Requests.Request;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.Token;
import java.util.List;
import java.util.Set;

/** Where a sentence may be two questions: at a word that joins, with enough on either side. */
final class Joints {
  private static final int LEAST_WORDS = 3;

  private final Set<String> joins;
  private final Mentions mentions;

  Joints(List<String> joins, Mentions mentions) {
    this.joins = Set.copyOf(joins);
    this.mentions = mentions;
  }

  /**
   * Both halves; one that names nothing has the first before it, on which it leans. Empty where
   * there is no joint.
   */
  List<Request> halves(Request whole) {
    List<Token> words = Token.of(whole.asked());
    for (int i = LEAST_WORDS; i < words.size() - LEAST_WORDS; i++) {
      if (joins.contains(words.get(i).text())) {
        String first = whole.asked().substring(0, words.get(i).start()).strip();
        String second = whole.asked().substring(words.get(i).end()).strip();
        boolean leans = mentions.credentials(second).isEmpty();
        return List.of(new Request(first, whole.told()), new Request(second, leans ? first : ""));
      }
    }
    return List.of();
  }
}

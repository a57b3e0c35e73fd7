package dev.onward.advise;

import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import dev.onward.understand.state.State;
import java.util.List;
import java.util.stream.Stream;

/** Keeps a conversation from getting the same answer twice. */
final class Repeats {
  private Repeats() {}

  /** The answer, or what is said in its place where the conversation has it already. */
  static Advice avoided(Advice advice, Understanding message) {
    State before = message.before();
    boolean repeats = before.saidBefore(advice.text()) && mayBeSaidOtherwise(advice, message);
    return repeats
        ? instead(advice, message, before)
            .filter(other -> !before.saidBefore(other.text()))
            .findFirst()
            .orElseGet(() -> said(advice, Words.english("again.differently"), ""))
        : advice;
  }

  /** What the person's data are, what is done, and what a life may hang on is said as it is. */
  private static boolean mayBeSaidOtherwise(Advice advice, Understanding message) {
    return advice.action() == null
        && advice.plan() == null
        && message.parts().stream()
            .map(Part::ask)
            .noneMatch(ask ->
                ask.isDanger() || ask.group() == Ask.Group.OWN || ask.group() == Ask.Group.CHANGE);
  }

  private static Stream<Advice> instead(Advice advice, Understanding message, State before) {
    Ask ask = message.parts().getFirst().ask();
    String brief = Brief.of(advice.text());
    if (ask.group() == Ask.Group.MANNERS) {
      String key = "again." + ask.word();
      return Stream.of(Words.has(key) ? key : "again.last", "again.open", "again.differently")
          .map(words -> said(advice, Words.english(words), brief));
    }
    String first =
        ask.isRefused()
            ? "again.refused"
            : before.saidLast(advice.text()) ? "again.last" : "again.before";
    return Stream.of(first, "again.open", "again.differently")
        .map(key -> said(advice, Words.english(key), brief));
  }

  private static Advice said(Advice advice, String words, String brief) {
    List<String> next = advice.followUps();
    String text = words.replace("{brief}", brief).strip();
    return new Advice(advice.outcome(), text, null, next, List.of());
  }
}

package dev.onward.advise;

import dev.onward.knowledge.Guide;
import dev.onward.knowledge.Item;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import dev.onward.understand.decide.Choice;
import dev.onward.understand.state.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps a conversation from getting the same answer twice: what comes nearest beside it is told
 * instead, or one question is asked back.
 */
final class Repeats {
  /** So many of what came nearest are looked at for an answer that was not given yet. */
  private static final int NEAREST = 4;

  private Repeats() {}

  /** What could be answered instead: the question, and its answer when it is wanted. */
  record Nearest(Optional<String> question, Optional<Item> item, Supplier<Advice> answer) {
    /** Its first sentence, with its source. */
    String briefly() {
      return item()
          .map(Item::document)
          .map(document -> Prose.firstSentence(document.lead()) + Prose.mark(document.id()))
          .orElseGet(() -> Prose.firstSentenceWithMarks(answer().get().text()));
    }
  }

  /**
   * The answer, or what is said in its place where the conversation has it already.
   *
   * @param sentence the one of the answer that comes nearest to the question
   * @param nearest what another label of the decision would answer
   */
  static Advice avoided(
      Advice advice,
      Understanding message,
      Supplier<Optional<String>> sentence,
      Function<String, Nearest> nearest) {
    State before = message.before();
    boolean repeats = before.saidBefore(advice.text()) && mayBeSaidOtherwise(advice, message);
    return repeats
        ? instead(advice, message, sentence, nearest)
            .filter(other -> !before.saidBefore(other.text()))
            .findFirst()
            .orElseGet(() -> said(advice, Words.english("again.differently")))
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

  private static Stream<Advice> instead(
      Advice advice,
      Understanding message,
      Supplier<Optional<String>> sentence,
      Function<String, Nearest> nearest) {
    Part part = message.parts().getFirst();
    Ask ask = part.ask();
    if (ask.group() == Ask.Group.MANNERS) {
      String key = "again." + ask.word();
      return Stream.of(Words.has(key) ? key : "again.open", "again.open", "again.differently")
          .map(words -> said(advice, Words.english(words)));
    }
    if (ask.isRefused()) {
      return Stream.of("again.refused", "again.open", "again.differently")
          .map(words -> said(advice, Words.english(words)));
    }
    String whom = part.whom();
    Stream<Advice> same =
        whom == null
            ? Stream.empty()
            : Stream.of(
                said(advice, Words.english("again.same-for").replace("{whom}", yours(whom))));
    Stream<Advice> beside =
        part.decision().choices().stream()
            .skip(1)
            .limit(NEAREST)
            .filter(Repeats::isAnswerable)
            .map(choice -> nearest.apply(choice.label()))
            .filter(one -> one.item().map(item -> isOnTheSame(item, part)).orElse(true))
            .flatMap(one -> beside(one, message.before()).stream());
    Stream<Advice> open =
        Stream.of("again.open", "again.other", "again.differently")
            .map(words -> said(advice, Words.english(words)));
    Stream<Advice> ofIt =
        part.ask().group() == Ask.Group.ITEM
            ? sentence.get().stream()
                .map(told -> said(advice, Words.english("again.of-it").replace("{answer}", told)))
            : Stream.empty();
    return Stream.of(same, ofIt, beside, open).flatMap(answers -> answers);
  }

  private static boolean isAnswerable(Choice choice) {
    return Ask.named(choice.label())
        .map(ask -> ask.isFacet() || ask.group() == Ask.Group.SUBJECT)
        .orElse(true);
  }

  /** What lies near by its words alone is no help; what is on the same credential may be. */
  private static boolean isOnTheSame(Item item, Part part) {
    return item instanceof Guide guide
        && guide.about().stream().anyMatch(part.credentials()::contains);
  }

  /** The first sentence of what comes nearest, under its question. */
  private static Optional<Advice> beside(Nearest nearest, State before) {
    if (nearest.question().isEmpty()) {
      return Optional.empty();
    }
    Advice answer = nearest.answer().get();
    boolean fit =
        answer.outcome() == Outcome.GROUNDED
            && answer.action() == null
            && answer.plan() == null
            && !before.saidBefore(answer.text());
    String text =
        Words.english("again.nearest")
            .replace("{question}", nearest.question().get())
            .replace("{answer}", nearest.briefly());
    return fit
        ? Optional.of(said(answer, text).withFollowUps(List.of(nearest.question().get())))
        : Optional.empty();
  }

  /** "My colleague" is yours, when I speak of them. */
  private static String yours(String whom) {
    return whom.replaceFirst("(?i)^(?:my|our) ", "your ");
  }

  private static Advice said(Advice advice, String words) {
    return new Advice(advice.outcome(), words.strip(), null, advice.followUps(), List.of());
  }
}

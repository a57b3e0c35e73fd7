package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Item;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.decide.Choice;
import dev.onward.understand.state.AskedAs;
import java.util.List;
import java.util.Optional;

/** What a message may have meant, as questions that can be asked with a click. */
final class Offers {
  private static final int MOST = 3;

  private Offers() {}

  /** Asks back; empty where the decision was clear, or what comes nearest is no question. */
  static Optional<Advice> unclear(Asked asked) {
    Part part = asked.part();
    List<Choice> choices = part.decision().choices();
    if (part.ask() != Ask.UNCLEAR
        || Ask.named(choices.getFirst().label()).filter(Ask::isRefused).isPresent()) {
      return Optional.empty();
    }
    List<String> questions =
        choices.stream()
            .flatMap(choice -> question(choice.label(), asked).stream())
            .distinct()
            .limit(MOST)
            .toList();
    return questions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Advice.unknown(
                    new Prose()
                        .say(
                            questions.size() == 1
                                ? "I'm not sure what you mean. Did you mean this?"
                                : "I'm not sure what you mean. Did you mean one of these?")
                        .list(questions)
                        .toString())
                .withFollowUps(questions)
                .leavingOpen(part.text()));
  }

  /** The answer to what may have been meant too, in a sentence. */
  static Optional<String> aside(Asked asked, Advice answer) {
    Part part = asked.part();
    Optional<Item> item = Optional.ofNullable(part.item()).flatMap(asked.catalogue()::item);
    String label = item.map(Item::id).orElse(part.ask().word());
    String told =
        item.map(Item::document)
            .map(document -> Prose.firstSentence(document.lead()) + mark(document.id()))
            .orElseGet(() -> Prose.firstSentenceWithMarks(answer.text()));
    return answer.outcome() == Outcome.GROUNDED
        ? question(label, asked)
            .map(question -> "If you meant \"%s\": %s".formatted(question, told))
        : Optional.empty();
  }

  static Optional<String> question(String label, Asked asked) {
    return Ask.named(label)
        .map(ask -> AskedAs.question(label).map(words -> filled(words, asked.part().credentials())))
        .orElseGet(() -> asked.catalogue().item(label).map(item -> item.document().title()));
  }

  private static String filled(String question, List<String> named) {
    return question
        .replace("{exam}", named.isEmpty() ? FacetAdvice.NEXT : named.getFirst())
        .replace("{badge}", named.isEmpty() ? "my badge" : named.getFirst())
        .replace(
            "{both}",
            Prose.joined(
                named.size() > 1 ? named : List.of(NextStepAdvice.BADGE, FacetAdvice.NEXT), "and"));
  }
}

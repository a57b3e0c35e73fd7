package dev.onward.teams;

import dev.onward.talk.Answer;
import dev.onward.talk.Citation;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes messages of answers, within what Teams takes. */
final class Reply {
  /** Teams takes about 100 KB with all that it adds itself. */
  static final int LARGEST = 80 * 1024;

  private static final int FOLLOW_UPS = 3;

  /** What asks for the rest of an answer, as somebody would write it. */
  private static final String MORE = "Tell me more";

  private Reply() {}

  /** An answer with the label of machine-made words, its sources, and a question for feedback. */
  static Message of(Answer answer, List<Card> cards) {
    List<Citation> citations = marked(answer);
    return Message.text(TeamsMarkdown.of(answer.text()) + more(citations))
        .with(AnswerEntity.of(citations))
        .with(cards)
        .askingForFeedback();
  }

  /** An answer with its sources as a list, where Teams shows no others. */
  static Message listed(Answer answer) {
    String sources =
        marked(answer).stream()
            .filter(citation -> citation.url() != null)
            .map(citation ->
                "%d. [%s](%s)".formatted(citation.n(), citation.title(), citation.url()))
            .collect(Collectors.joining("\n"));
    return Message.text(TeamsMarkdown.of(answer.text()) + "\n\n" + sources);
  }

  /** The sources of what is told at once; the others come with the rest. */
  private static List<Citation> marked(Answer answer) {
    return answer.more() == null
        ? answer.citations()
        : answer.citations().stream()
            .filter(citation -> answer.text().contains("[" + citation.n() + "]"))
            .toList();
  }

  /** The sources that have no place among the twenty. */
  private static String more(List<Citation> citations) {
    String links =
        citations.stream()
            .filter(citation -> citation.n() > AnswerEntity.MOST && citation.url() != null)
            .map(citation -> "- [%s](%s)".formatted(citation.title(), citation.url()))
            .collect(Collectors.joining("\n"));
    return links.isEmpty() ? "" : "\n\nMore sources:\n\n" + links;
  }

  /** The same with questions to press; only a personal chat shows them. */
  static Message withFollowUps(Message message, Answer answer, Activity asked) {
    if (!asked.chat().isPersonal()) {
      return message;
    }
    Stream<String> rest = answer.more() == null ? Stream.empty() : Stream.of(MORE);
    return message.withFollowUps(
        asked.from().id(),
        Stream.concat(rest, answer.followUps().stream()).limit(FOLLOW_UPS).toList());
  }

  /**
   * The same message, shortened where it is too long for Teams; the supplier gives a link to the
   * whole text, and is asked only then. Empty where there is none.
   */
  static Message fitting(Message message, Supplier<String> link) {
    return fitting(message, LARGEST, link);
  }

  /** Its bare words, and not many: what to send of a message that Teams does not want. */
  static Message bare(Message message, Supplier<String> link) {
    return fitting(Message.text(message.text()).replyingTo(message.replyToId()), LARGEST / 4, link);
  }

  private static Message fitting(Message message, int largest, Supplier<String> link) {
    if (message.size() <= largest) {
      return message;
    }
    String address = link.get();
    String rest =
        "\n\n*This answer is too long for Teams. "
            + (address.isEmpty()
                ? "Ask for less at a time.*"
                : "[Read all of it](%s).*".formatted(address));
    Message shorter = message.with(List.<Card>of());
    String text = message.text();
    while (!text.isEmpty() && shorter.withText(text + rest).size() > largest) {
      int over = shorter.withText(text + rest).size() - largest;
      // A character takes two bytes, and twelve where it is written as an escape.
      text = AnswerEntity.cut(text, Math.max(2, text.length() - Math.max(1, over / 12)));
    }
    return shorter.withText(text + rest).withMarkedSourcesOnly();
  }
}

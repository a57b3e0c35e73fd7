package dev.onward.teams.bot;

import dev.onward.talk.Answer;
import dev.onward.talk.Citation;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.connector.AnswerEntity;
import dev.onward.teams.connector.OutgoingActivity;
import dev.onward.teams.connector.TeamsMarkdown;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes messages of answers, within what Teams takes. */
final class ReplyMaker {
  /** Teams takes about 100 KB with all that it adds itself. */
  static final int LARGEST = 80 * 1024;

  private static final int FOLLOW_UPS = 3;

  /** What asks for the rest of an answer, as somebody would write it. */
  private static final String MORE = "Tell me more";

  private ReplyMaker() {}

  /** An answer with the label of machine-made words, its sources, and a question for feedback. */
  public static OutgoingActivity of(Answer answer, List<?> cards) {
    List<Citation> citations = marked(answer);
    return OutgoingActivity.text(TeamsMarkdown.of(answer.text()) + more(citations))
        .with(AnswerEntity.of(citations))
        .withCards(cards)
        .askingForFeedback();
  }

  /** An answer with its sources as a list, where Teams shows no others. */
  public static OutgoingActivity listed(Answer answer) {
    String sources =
        marked(answer).stream()
            .filter(citation -> citation.url() != null)
            .map(citation ->
                "%d. [%s](%s)".formatted(citation.n(), citation.title(), citation.url()))
            .collect(Collectors.joining("\n"));
    return OutgoingActivity.text(TeamsMarkdown.of(answer.text()) + "\n\n" + sources);
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
  public static OutgoingActivity withFollowUps(
      OutgoingActivity message, Answer answer, Activity asked) {
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
  public static OutgoingActivity fitting(OutgoingActivity message, Supplier<String> link) {
    return fitting(message, LARGEST, link);
  }

  /**
   * The message and what to send of it where Teams does not want it so, each plainer than the one
   * before: shorter and without what is attached, and then its words and sources alone.
   */
  public static List<OutgoingActivity> versions(OutgoingActivity message, Supplier<String> link) {
    Supplier<String> once = new Once(link);
    return List.of(fitting(message, once), plain(message, once), bare(message, once));
  }

  /** A link is made when it is needed, and then once. */
  private static final class Once implements Supplier<String> {
    private final Supplier<String> made;
    private @Nullable String link;

    Once(Supplier<String> made) {
      this.made = made;
    }

    @Override
    public String get() {
      String known = link == null ? made.get() : link;
      link = known;
      return known;
    }
  }

  /** Shorter, with label, sources and the question for feedback, and nothing else attached. */
  public static OutgoingActivity plain(OutgoingActivity message, Supplier<String> link) {
    OutgoingActivity plain = message.withCards(List.of()).withFollowUps("", List.of());
    return withoutDeadMarks(fitting(plain, LARGEST / 4, link).withMarkedSourcesOnly());
  }

  private static OutgoingActivity withoutDeadMarks(OutgoingActivity message) {
    return message.withText(TeamsMarkdown.withMarksOnly(message.text(), message.positions()));
  }

  /** Its words, and not many, with the sources as a list. */
  public static OutgoingActivity bare(OutgoingActivity message, Supplier<String> link) {
    String sources =
        message.sources().stream()
            .filter(source -> !source.url().isEmpty())
            .map(source -> "- [%s](%s)".formatted(source.name(), source.url()))
            .collect(Collectors.joining("\n"));
    OutgoingActivity words = OutgoingActivity.text(message.text()).replyingTo(message.replyToId());
    String text = TeamsMarkdown.withMarksOnly(fitting(words, LARGEST / 4, link).text(), Set.of());
    return words.withText(sources.isEmpty() ? text : text + "\n\n" + sources);
  }

  private static OutgoingActivity fitting(
      OutgoingActivity message, int largest, Supplier<String> link) {
    if (message.size() <= largest) {
      return message;
    }
    String address = link.get();
    String rest =
        "\n\n*This answer is too long for Teams. "
            + (address.isEmpty()
                ? "Ask for less at a time.*"
                : "[Read all of it](%s).*".formatted(address));
    OutgoingActivity shorter = message.withCards(List.of());
    String text = message.text();
    while (!text.isEmpty() && shorter.withText(text + rest).size() > largest) {
      int over = shorter.withText(text + rest).size() - largest;
      // A character takes two bytes, and twelve where it is written as an escape.
      text = AnswerEntity.cut(text, Math.max(2, text.length() - Math.max(1, over / 12)));
    }
    return shorter.withText(text + rest).withMarkedSourcesOnly();
  }
}

package dev.onward.talk;

import dev.onward.advise.Advice;
import dev.onward.advise.Outcome;
import dev.onward.lookup.LiveFinding;
import dev.onward.lookup.LiveLookup;
import dev.onward.plan.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds to an answer that leaves a question open what Microsoft Learn finds for it just now. The
 * findings are quoted under a line that says that nobody checked them; the outcome stays what it
 * was. They reach no chat model: they come after its words, and are taken away from what it is told
 * of earlier turns. Thread-safe.
 */
final class LookingUp {
  private static final String LEAD =
      "\n\n**Not in my collection. Looked up just now at Microsoft Learn, not checked by us:**\n\n";

  private final Optional<LiveLookup> lookup;

  LookingUp(Optional<LiveLookup> lookup) {
    this.lookup = lookup;
  }

  /**
   * The answer with what was found, if there is anything to look up and anything was found.
   *
   * @throws InterruptedException when the person does not want the answer any more
   */
  Answer after(Answer answer, Advice draft, Profile profile, Speech speech)
      throws InterruptedException {
    if (lookup.isEmpty()
        || answer.outcome() != Outcome.NOT_IN_KNOWLEDGE
        || draft.open().isEmpty()) {
      return answer;
    }
    String words = SearchWords.of(draft.open().getFirst(), profile);
    List<LiveFinding> findings = lookup.get().find(words);
    return findings.isEmpty() ? answer : with(answer, findings, speech);
  }

  private static Answer with(Answer answer, List<LiveFinding> findings, Speech speech) {
    List<Citation> citations = new ArrayList<>(answer.citations());
    StringBuilder text = new StringBuilder(LEAD);
    for (LiveFinding finding : findings) {
      Citation citation = Citation.of(citations.size() + 1, finding);
      citations.add(citation);
      text.append(line(finding, citation.n()));
    }
    String more = text.toString().stripTrailing();
    Sentences.of(more).forEach(piece -> speech.say(piece, answer.answeredBy()));
    Answer longer =
        new Answer(
            answer.outcome(),
            answer.text() + more,
            answer.more(),
            citations,
            answer.plan(),
            answer.followUps(),
            answer.answeredBy(),
            answer.making(),
            answer.freshness(),
            answer.acted(),
            answer.standalone());
    return answer.making() == null
        ? longer
        : longer.with(answer.making().released(speech.lengths()));
  }

  private static String line(LiveFinding finding, int n) {
    String quoted = finding.excerpt().isEmpty() ? "" : ": “" + finding.excerpt() + "”";
    return "- [%s](%s) [%d]%s\n".formatted(finding.title(), finding.url(), n, quoted);
  }

  /** The pieces in which a text was released: what was looked up came after all the rest. */
  static List<String> pieces(String text) {
    int start = text.indexOf(LEAD);
    if (start < 0) {
      return Sentences.of(text);
    }
    List<String> pieces = new ArrayList<>(Sentences.of(text.substring(0, start)));
    pieces.addAll(Sentences.of(text.substring(start)));
    return pieces;
  }

  /** The turn without what was looked up for it. */
  static Turn without(Turn turn) {
    Answer answer = turn.answer();
    int start = answer == null ? -1 : answer.text().indexOf(LEAD);
    return answer == null || start < 0
        ? turn
        : turn.with(answer.withText(answer.text().substring(0, start)));
  }
}

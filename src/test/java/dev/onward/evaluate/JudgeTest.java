package dev.onward.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the judge lets pass and what it does not. */
class JudgeTest {
  private static final QuestionSet SET =
      QuestionSet.parse(
          "test",
          """
          askedAt: 2026-11-23T09:00:00Z
          floor: {total: 1, category: 1}
          points:
            it is over: ['\\bended\\b', '\\bretired\\b']
          claims:
            it can be renewed: {example: You can renew AI-102., pattern: 'you can (?:still )?renew AI-102'}
          questions:
          - id: renewal
            category: renewal
            ask: [Can I renew AI-102?]
            opens: ['^no\\b']
            says: [it is over, '30 June 2026']
            never: [it can be renewed]
            cites: [AI-102]
          - id: plan
            category: plan
            ask: [A plan]
            plan: {steps: 2, kinds: [credential, portfolio], hours: 5}
          """);

  private static final String GOOD = "No. It ended on **30 June 2026** [1].\\n\\nMore follows.";

  @Test
  void aRightAnswerHasNoFault() throws JsonProcessingException {
    assertThat(faults(0, answer("grounded", GOOD))).isEmpty();
  }

  @Test
  void whatIsMissingIsNamed() throws JsonProcessingException {
    assertThat(faults(0, answer("declined", "Perhaps.\\n\\nNo. That was long ago.")))
        .containsExactly(
            "outcome: declined, not grounded",
            "does not open with: ^no\\b",
            "does not say: it is over",
            "does not say: 30 June 2026");
    assertThat(faults(0, answer("grounded", GOOD).replace("AI-102", "AI-103")))
        .containsExactly("does not cite: AI-102");
  }

  @Test
  void aFalseClaimIsATrap() throws JsonProcessingException {
    assertThat(faults(0, answer("grounded", GOOD + " Yet you can still renew AI-102.")))
        .containsExactly("claims: it can be renewed");
  }

  @Test
  void aClaimThatIsDeniedAskedOrCalledWrongIsNone() throws JsonProcessingException {
    for (String sentence :
        List.of(
            "Nobody says that you can renew AI-102.",
            "So you can still renew AI-102?",
            "That you can renew AI-102 is a myth.")) {
      assertThat(faults(0, answer("grounded", GOOD + " " + sentence))).isEmpty();
    }
    assertThat(faults(0, answer("grounded", GOOD + " It is not free, but you can renew AI-102.")))
        .containsExactly("claims: it can be renewed");
  }

  @Test
  void aPlanThatFitsHasNoFault() throws JsonProcessingException {
    assertThat(faults(1, plan(5, 10, "2026-11-24"))).isEmpty();
  }

  @Test
  void aPlanIsHeldToHoursDaysAndKinds() throws JsonProcessingException {
    assertThat(faults(1, answer("grounded", "Here"))).containsExactly("plan: there is none");
    assertThat(faults(1, plan(6, 10, "2026-11-24"))).containsExactly("plan: 6 hours a week, not 5");
    assertThat(faults(1, plan(5, 11, "2026-11-24")))
        .containsExactly("plan: 11 hours until 2026-12-07, where 10 fit");
    assertThat(faults(1, plan(5, 10, "2026-11-20")))
        .containsExactly("plan: 'Study' goes from 2026-11-20 to 2026-12-07");
    assertThat(faults(1, plan(5, 10, "2026-11-24").replace("portfolio", "update")))
        .containsExactly("plan: no step of kind portfolio");
  }

  @Test
  void marksAndCitationsBelongTogetherAndLeadToAPage() throws JsonProcessingException {
    CitationCheck check = new CitationCheck("AI-102"::equals);
    String good = answer("grounded", GOOD);
    assertThat(check.faults(reply(good))).isEmpty();
    assertThat(check.faults(reply(good.replace("[1]", "[2]"))))
        .containsExactly("mark [2] has no citation", "citation 1 has no mark");
    assertThat(check.faults(reply(good.replace("https://learn.microsoft.com/x", "")))).isEmpty();
    assertThat(
            check.faults(
                reply(
                    good.replace("https://learn.microsoft.com/x", "")
                        .replace("AI-102", "unknown")
                        .replace("2026-10-05", "lately"))))
        .containsExactly(
            "citation 1 has no page to open", "citation 1 has no day on which it was verified");
  }

  private static List<String> faults(int question, String reply) throws JsonProcessingException {
    return new Judge(SET)
        .faults(SET.questions().get(question), reply(reply)).stream().map(Fault::toString).toList();
  }

  private static Reply reply(String json) throws JsonProcessingException {
    return Reading.json(json, Reply.class);
  }

  private static String answer(String outcome, String text) {
    return """
    {"conversationId": "c", "outcome": "%s", "answer": "%s", "unknown": 1, "citations": [{"n": 1,
     "documentId": "AI-102", "title": "AI Engineer", "url": "https://learn.microsoft.com/x",
     "verified": "2026-10-05"}]}
    """
        .formatted(outcome, text);
  }

  private static String plan(int hoursPerWeek, int hours, String start) {
    return """
    {"outcome": "grounded", "answer": "Here", "plan": {"goalTitle": "g", "hoursPerWeek": %d, "steps": [
     {"kind": "credential", "title": "Study", "startOn": "%s", "dueOn": "2026-12-07", "hours": %d},
     {"kind": "portfolio", "title": "Build", "startOn": "2026-12-08", "dueOn": "2026-12-14", "hours": 5}]}}
    """
        .formatted(hoursPerWeek, start, hours);
  }
}

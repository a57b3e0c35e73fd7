package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Turns that lean on the ones before, over real HTTP. */
class ConversationTest {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String standalone(JsonNode answer) {
    return answer.path("standalone").asText();
  }

  private static String text(JsonNode answer) {
    return answer.get("answer").asText();
  }

  @Test
  void theSecondAndTheOtherOneAreThoseThatWereShown() {
    Visitor visitor = new Visitor(server);
    assertThat(visitor.say("AI-103 or AI-300?").has("standalone")).isFalse();
    JsonNode second = visitor.say("how much is the second?");
    assertThat(standalone(second)).isEqualTo("how much is AI-300?");
    assertThat(text(second)).contains("AI-300", "165 US dollars");
    JsonNode other = visitor.say("and the other one?");
    assertThat(standalone(other)).isEqualTo("how much is AI-103?");
    assertThat(text(other)).contains("AI-103", "165 US dollars");
  }

  @Test
  void wordsOnAnAnswerEachGetAnAnswerOfTheirOwn() {
    Visitor visitor = new Visitor(server);
    visitor.say("AI-103 or AI-300?");
    visitor.say("how much is the second?");
    List<String> answers = new ArrayList<>();
    for (String word :
        List.of(
            "why?",
            "are you sure about that?",
            "where is that from?",
            "that's wrong, it costs 99 dollars",
            "no, you are wrong",
            "explain it simpler",
            "give me an example")) {
      JsonNode answer = visitor.say(word);
      assertThat(answer.has("standalone")).as(word).isFalse();
      answers.add(text(answer));
    }
    assertThat(answers).doesNotHaveDuplicates();
    assertThat(answers.get(0)).startsWith("The reason: ");
    assertThat(answers.get(1)).contains("It rests on");
    assertThat(answers.get(2)).contains("https://learn.microsoft.com/");
    assertThat(answers.get(3)).contains("I looked at it again").doesNotContain("99");
    assertThat(visitor.get("/api/me/export").body()).contains("that's wrong, it costs 99 dollars");
  }

  @Test
  void nobodyIsAnsweredWithAnothersDatesAndNothingOfThemIsKept() {
    Visitor visitor = new Visitor(server);
    visitor.say("I hold AI-102, it expires on 1 March 2027. How long is it valid?");
    String before = visitor.get("/api/profile").body();
    JsonNode other = visitor.say("and for my colleague?");
    assertThat(standalone(other)).startsWith("For my colleague: ");
    assertThat(text(other)).doesNotContain("1 March 2027");
    visitor.say("and for my colleague, who holds AZ-104?");
    assertThat(visitor.get("/api/profile").body()).isEqualTo(before);
  }

  @Test
  void aQuestionThatIsAskedAgainIsNotAnsweredInTheSameWords() {
    Visitor visitor = new Visitor(server);
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      answers.add(text(visitor.say("What does AI-300 cost?")));
    }
    assertThat(answers).doesNotHaveDuplicates();
  }

  @Test
  void aYesTakesWhatWasOffered() {
    Visitor visitor = new Visitor(server);
    JsonNode first = visitor.say("What does AI-300 cost?");
    JsonNode yes = visitor.say("yes please");
    assertThat(standalone(yes)).isEqualTo(first.get("followUps").get(0).asText());
  }

  @Test
  void aNewBeginningForgetsWhatWasSpokenOf() {
    Visitor visitor = new Visitor(server);
    visitor.say("AI-103 or AI-300?");
    visitor.say("start over");
    assertThat(visitor.say("how much is the second?").has("standalone")).isFalse();
  }
}

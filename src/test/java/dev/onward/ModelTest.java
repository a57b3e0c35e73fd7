package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.Visitor.Event;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The chat with a model behind it, which plays Azure OpenAI over real HTTP. */
class ModelTest {
  private static final String QUESTION = "Can I still renew AI-102?";
  private static AzureOpenAi azure;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    azure = new AzureOpenAi();
    server = RunningServer.start(azure.settings());
  }

  @AfterAll
  static void stop() {
    server.close();
    azure.close();
  }

  @Test
  void theModelsWordsStreamThroughWithCheckedCitations() {
    azure.says(
        "No. ",
        "It ",
        "retired ",
        "on 30 June 2026 [2]",
        ". Pass ",
        "AI-103 [1].",
        " Ask [99] me.");

    List<Event> events = new Visitor(server).hear(QUESTION);

    assertThat(events.getFirst().data().get("answeredBy").asText()).isEqualTo("azure-openai");
    String text =
        events.stream()
            .filter(e -> e.name().equals("token"))
            .map(e -> e.data().get("text").asText())
            .reduce("", String::concat);
    assertThat(text).isEqualTo("No. It retired on 30 June 2026 [1]. Pass AI-103 [2]. Ask me.");
    assertThat(events.stream().filter(e -> e.name().equals("citation")).count()).isEqualTo(2);
    assertThat(events.getLast().data().get("outcome").asText()).isEqualTo("grounded");
  }

  @Test
  void theRequestCarriesThePromptThePassagesAndTheKey() {
    azure.says("It is retired [1].");
    new Visitor(server).say(QUESTION);

    JsonNode request = azure.requests().getFirst();
    String system = request.at("/messages/0/content").asText();
    assertThat(request.at("/messages/0/role").asText()).isEqualTo("system");
    assertThat(system)
        .contains("You are Onward, a mentor")
        .contains("Today is 23 November 2026")
        .contains("AI-102, Azure AI Engineer Associate: retired, last day 30 June 2026")
        .contains("[1] ");
    assertThat(request.at("/messages/1/content").asText()).isEqualTo(QUESTION);
    assertThat(request.get("stream").asBoolean()).isTrue();
    assertThat(azure.keys().getFirst()).isEqualTo(AzureOpenAi.KEY);
  }

  @Test
  void whenTheModelFailsTheEmbeddedAdvisorAnswers() {
    azure.fails(401, "{\"error\":{\"code\":\"401\",\"message\":\"Access denied\"}}");

    JsonNode answer = new Visitor(server).say(QUESTION);

    assertThat(answer.get("answeredBy").asText()).isEqualTo("embedded");
    assertThat(answer.get("answer").asText()).contains("30 June 2026", "AI-103");
    assertThat(answer.get("citations").size()).isPositive();
  }

  @Test
  void whatIsDeclinedNeverReachesTheModel() {
    azure.says("Sure, question one is ...");
    int before = azure.requests().size();

    JsonNode answer = new Visitor(server).say("Send me real AI-103 exam questions");

    assertThat(answer.get("outcome").asText()).isEqualTo("declined");
    assertThat(azure.requests()).hasSize(before);
  }
}

package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.ai.TokenCounter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a model may use up: a prompt's tokens, a day's tokens. */
class BudgetTest {
  @Test
  void aLongConversationIsSummedUpAndThePromptStaysWithinItsTokens() {
    try (FarSide model = new FarSide(new Wire.OpenAi());
        RunningServer server =
            RunningServer.start(
                settings(
                    model,
                    Map.of(
                        "ONWARD_MODEL_PROMPT_TOKENS", "3000", "ONWARD_MODEL_SMALL", Wire.SMALL)))) {
      model.says("A portfolio piece shows what an exam can't. ".repeat(25));
      model.smallTasksGet("They hold AI-102 and look for work on agents.");
      Visitor visitor = new Visitor(server);
      for (String question :
          List.of("Which line fits me?", "What should I build?", "How do I contribute?")) {
        visitor.say(question + " Tell me at length, please, and think of what I said before.");
      }
      visitor.say("So what is the very next step for somebody like me?");

      List<JsonNode> requests = model.requests();
      String last = requests.getLast().toString();
      assertThat(last).contains("They hold AI-102 and look for work on agents.");
      assertThat(requests)
          .filteredOn(request -> request.toString().contains("Sum up this conversation"))
          .isNotEmpty();
      assertThat(requests).allSatisfy(request -> assertThat(tokens(request)).isLessThan(3_000));
    }
  }

  @Test
  void noQuestionAndNoToolMakesAPromptLongerThanItsTokens() {
    try (FarSide model = new FarSide(new Wire.AzureOpenAi());
        RunningServer server =
            RunningServer.start(settings(model, Map.of("ONWARD_MODEL_PROMPT_TOKENS", "3000")))) {
      model.sends(
          new Wire.AzureOpenAi()
              .call("find_passages", "{\"query\":\"renewal of certifications\"}"));
      new Visitor(server).say("Can I renew AI-102? " + "認定資格を更新する方法。".repeat(300));

      assertThat(model.requests())
          .hasSizeGreaterThan(1)
          .allSatisfy(request -> assertThat(tokens(request)).isLessThan(3_000));
    }
  }

  /** What a service would count, the JSON of the tools included. */
  private static int tokens(JsonNode request) {
    TokenCounter counter = new TokenCounter();
    int sum = counter.count(request.path("tools").toString());
    for (JsonNode message : request.get("messages")) {
      sum += counter.count(message.path("content").asText());
    }
    return sum;
  }

  @Test
  void afterADaysTokensTheEmbeddedAdvisorAnswersAndSaysSo() {
    try (FarSide model = new FarSide(new Wire.AzureOpenAi());
        RunningServer server =
            RunningServer.start(settings(model, Map.of("ONWARD_MODEL_TOKENS_PER_DAY", "900")))) {
      model.says("No. It retired on 30 June 2026 [1].");
      Visitor visitor = new Visitor(server);
      assertThat(visitor.say("Can I still renew AI-102?").get("answeredBy").asText())
          .isEqualTo("azure-openai");
      JsonNode answer = new Visitor(server).say("Is AZ-305 retired?");

      assertThat(answer.get("answeredBy").asText()).isEqualTo("embedded");
      assertThat(answer.get("fallback").asText()).isEqualTo("ceiling");
      assertThat(answer.get("answer").asText()).contains("budget of today is used up");
      assertThat(model.requests()).hasSize(1);
      assertThat(new Visitor(server).say("Can I still renew AI-102?").get("answeredBy").asText())
          .as("what is known already costs nothing")
          .isEqualTo("azure-openai");
    }
  }

  private static Map<String, String> settings(FarSide model, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(model.settings());
    settings.putAll(more);
    return settings;
  }
}

package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class AzureOpenAiTest extends SseContract {
  AzureOpenAiTest() {
    super(new Wire.AzureOpenAi());
  }

  @Test
  void theKeyTheVersionAndTheDeploymentAreSent() {
    model.says("It is retired [1].");
    say(question());

    assertThat(model.headers("api-key")).containsExactly(Wire.KEY);
    assertThat(model.paths())
        .containsExactly("/openai/deployments/mentor/chat/completions?api-version=2024-10-21");
  }

  @Test
  void tokensAndCostAreKeptWithTheAnswer() {
    model.says("It is retired [1].");

    JsonNode making = making(say(question()));

    assertThat(making.at("/tokens/prompt").asInt()).isEqualTo(900);
    assertThat(making.at("/tokens/completion").asInt()).isEqualTo(40);
    // At 15 and 60 cents for a million.
    assertThat(making.get("cost").asLong()).isEqualTo(900 * 15 + 40 * 60);
    assertThat(making.get("prompt").asText()).matches("[0-9a-f]{12}");
  }
}

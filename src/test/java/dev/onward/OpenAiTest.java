package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenAiTest extends SseContract {
  OpenAiTest() {
    super(new Wire.OpenAi());
  }

  @Test
  void theKeyAndTheModelsNameAreSent() {
    model.says("It is retired [1].");
    say(question());

    assertThat(model.headers("Authorization")).containsExactly("Bearer " + Wire.KEY);
    assertThat(model.requests().getFirst().get("model").asText()).isEqualTo(Wire.MODEL);
  }
}

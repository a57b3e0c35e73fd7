package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What only those formats can say that OpenAI made: content filters, arguments in pieces. */
abstract class SseContract extends ModelContract {
  private final Wire.Sse sse;

  SseContract(Wire.Sse wire) {
    super(wire);
    this.sse = wire;
  }

  @Test
  void aQuestionThatTheContentFilterRefusesIsAnsweredByTheEmbeddedAdvisor() {
    model.fails(
        400,
        "{\"error\":{\"message\":\"The response was filtered\",\"type\":null,\"param\":\"prompt\",\"code\":\"content_filter\",\"status\":400,\"innererror\":{\"code\":\"ResponsibleAIPolicyViolation\"}}}",
        Map.of());

    JsonNode answer = timed("content filter on the question", question());

    assertThat(answer.get("answeredBy").asText()).isEqualTo("embedded");
    assertThat(answer.get("fallback").asText()).isEqualTo("filtered");
    assertThat(answer.get("answer").asText()).contains("content filter", "30 June 2026");
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void anAnswerThatTheContentFilterStopsIsFollowedByTheEmbeddedAdvisor() {
    model.sends(sse.ended("content_filter", "No. It retired on 30 June 2026 [1].", " And"));

    String text = timed("content filter on the answer", question()).get("answer").asText();

    assertThat(text)
        .startsWith("No. It retired on 30 June 2026 [1].")
        .contains("content filter")
        .contains("cannot be renewed");
  }

  @Test
  void argumentsThatAreNoJsonTellTheModelSo() {
    model.callsThenSays("find_passages", "{\"query\": \"rene", "That is not in my knowledge.");

    JsonNode answer = timed("a tool call that is no JSON", question());

    assertThat(answer.get("answer").asText()).isEqualTo("That is not in my knowledge.");
    assertThat(making(answer).at("/tools/0/result").asText())
        .isEqualTo("Not done: the arguments are not JSON");
  }
}

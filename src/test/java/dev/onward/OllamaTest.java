package dev.onward;

import org.junit.jupiter.api.Test;

/** Ollama has no content filter, and its tool calls come whole. */
class OllamaTest extends ModelContract {
  OllamaTest() {
    super(new Wire.Ollama());
  }

  @Test
  void aToolCallWhoseArgumentsAreNoObjectLeadsToTheEmbeddedAdvisor() {
    model.sends(wire.call("find_passages", "\"rene"));
    assertFallsBack("a malformed tool call", answer -> answer.contains("can't be reached"));
  }
}

package dev.onward;

class OllamaTest extends ModelContract {
  OllamaTest() {
    super(new Wire.Ollama());
  }
}

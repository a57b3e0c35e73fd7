package dev.onward.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbedderTest {
  private static Embedder embedder;

  @BeforeAll
  static void load() {
    embedder = Embedder.open(Path.of("target", "native"));
  }

  @Test
  void vectorsHaveLengthOne() {
    float[] vector = embedder.passage("AI-103 replaced AI-102.");
    assertThat(vector).hasSize(embedder.dimensions());
    assertThat(dot(vector, vector)).isBetween(0.999, 1.001);
  }

  @Test
  void theLastSentenceOfALongPassageChangesItsVector() {
    String start =
        "The article weighs what the badge costs against what it brings, section by section. "
            .repeat(18);
    String one = start + "The exam retired on 30 June 2026.";
    String other = start + "Bake the bread for forty minutes.";
    assertThat(embedder.tokens(one)).isBetween(250, 320);
    assertThat(dot(embedder.passage(one), embedder.passage(other))).isLessThan(0.995);
  }

  @Test
  void aQuestionIsNearerToItsAnswerThanToAnother() {
    float[] question = embedder.question("How long is a certification valid?");
    float[] answer = embedder.passage("Associate credentials last one year from the award.");
    float[] other = embedder.passage("Container Apps Express starts a container in seconds.");
    assertThat(dot(question, answer)).isGreaterThan(dot(question, other) + 0.1);
  }

  @Test
  void vectorsAreThoseOfTheLibrarysOwnModel() {
    String text = "AZ-104 is asked for by Solutions Architect Expert.";
    assertThat(embedder.passage(text))
        .containsExactly(
            new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run).embed(text).content().vector(),
            offset(1e-5f));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}

package dev.onward.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
  private static final String TEXT =
      "No. It retired on 30 June 2026 [1]. Pass AI-103. [2] [3] Then rest [4][5]!\n\n- One 1.5 [6].\n- Two\nEnd";

  @Test
  void thePiecesTogetherAreTheText() {
    assertThat(String.join("", Sentences.of(TEXT))).isEqualTo(TEXT);
    assertThat(Sentences.of(TEXT))
        .containsExactly(
            "No. ",
            "It retired on 30 June 2026 [1].",
            " Pass AI-103. [2] [3] ",
            "Then rest [4][5]!",
            "\n\n",
            "- One 1.5 [6].",
            "\n",
            "- Two\n",
            "End");
  }

  @Test
  void thePortionsInWhichATextGrowsDoNotMatter() {
    for (int size = 1; size < 12; size++) {
      Sentences sentences = new Sentences();
      List<String> pieces = new ArrayList<>();
      for (int from = 0; from < TEXT.length(); from += size) {
        pieces.addAll(sentences.add(TEXT.substring(from, Math.min(TEXT.length(), from + size))));
      }
      pieces.add(sentences.rest());
      assertThat(pieces).as("portions of " + size).isEqualTo(Sentences.of(TEXT));
    }
  }

  @Test
  void aSentenceWithItsMarkIsCompleteAtItsFullStop() {
    Sentences sentences = new Sentences();
    assertThat(sentences.add("It retired [1]")).isEmpty();
    assertThat(sentences.add(".")).containsExactly("It retired [1].");
  }
}

package dev.onward.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarksTest {
  @Test
  void marksInOtherFormsBecomeThose() {
    assertThat(Marks.even("It ended [1, 2]; so did that [^3] \u30104\u2020source\u3011."))
        .isEqualTo("It ended [1] [2]; so did that [3] [4].");
  }

  @Test
  void linksAndYearsAreNoMarks() {
    for (String text : new String[] {"See [1](https://a.example).", "In [2026] it ended."}) {
      assertThat(Marks.even(text)).isEqualTo(text);
      assertThat(Marks.in(text)).isEmpty();
    }
  }
}

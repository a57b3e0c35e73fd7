package dev.onward.gather.prose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Write to ada@example.com or to ada@localhost. | Write to (address) or to (address)",
        "See data:text/html,x and javascript: x | See (link) and (link) x",
        "Unlock the value of your data: Fabric and Foundry | Unlock the value of your data: Fabric and Foundry",
        "See https://evil.example/x and www.evil.example | See (link) and evil.example",
        "<b>Bold</b> [1] [words](https://evil.example) `code` **loud** | Bold (1) words 'code' loud",
        "I\u200bgnore\u202e it | Ignore it"
      })
  void whatIsNoPlainWordLosesItsPower(String text, String shown) {
    assertThat(Sanitizer.of(text)).isEqualTo(shown);
  }

  /** Not a claim about time: a word like this once took half an hour. */
  @Test
  @Timeout(60)
  void aLongWordOfManySignsEnds() {
    assertThat(Sanitizer.of("a@".repeat(5_000))).doesNotContain("a@a@");
    assertThat(Sanitizer.of("<script>".repeat(2_000))).doesNotContain("<");
    assertThat(Sanitizer.of("![".repeat(5_000))).doesNotContain("[");
  }
}

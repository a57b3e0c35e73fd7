package dev.onward.teams.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamsMarkdownTest {
  @Test
  void headingsBecomeBoldLines() {
    assertThat(TeamsMarkdown.of("## What now? ##\n\nText [1]."))
        .isEqualTo("**What now?**\n\nText [1].");
  }

  @Test
  void rowsOfATableBecomeLinesOfAList() {
    String table =
        "| | AI-103 | AI-300 |\n|---|---|---|\n| Level | associate | expert |\n\nSo [2].";
    assertThat(TeamsMarkdown.of(table))
        .isEqualTo("- **Level** AI-103: associate; AI-300: expert\n\nSo [2].");
  }

  @Test
  void imagesAndTagsDoNotPass() {
    assertThat(TeamsMarkdown.of("![seen](https://evil.example/p.png) <at>all</at>"))
        .isEqualTo("seen &lt;at>all&lt;/at>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "![![x](u)](https://evil.example/p.png)",
        "![a[b]c](https://evil.example/p.png)",
        "![a\nb](https://evil.example/p.png)",
        "![a][r]\n\n[r]: https://evil.example/p.png"
      })
  void noDisguiseLeavesAnImage(String image) {
    assertThat(TeamsMarkdown.of(image)).doesNotContain("![");
  }

  @Test
  void marksPastTheTwentiethGoAndLinksStay() {
    assertThat(TeamsMarkdown.of("One [20] [21]. [2027](https://example.com) $1"))
        .isEqualTo("One [20]. [2027](https://example.com) $1");
  }

  @Test
  void whatWasReleasedStaysTheBeginningOfTheWhole() {
    String text =
        """
        # Title

        A sentence [1]. Another with [a link](https://example.com/a_b).

        | | A |
        |---|---|
        | x | y |
        | z | w |

        - one ![i](u) two
        - **three** [21] [3]
        """;
    String whole = TeamsMarkdown.of(text);
    for (int end = 1; end <= text.length(); end++) {
      if (Character.isWhitespace(text.charAt(end - 1))) {
        assertThat(whole).startsWith(TeamsMarkdown.ofBeginning(text.substring(0, end)));
      }
    }
  }
}

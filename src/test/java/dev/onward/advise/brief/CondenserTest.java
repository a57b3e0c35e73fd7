package dev.onward.advise.brief;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Guide;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of an answer is told at once, by a nearness that the test sets. */
class CondenserTest {
  private static final int WORDS = 115;
  private static final Catalogue CATALOGUE = KnowledgeLoader.load(Path.of("knowledge")).catalogue();

  /** As near as a text shares words with the question; enough to tell one sentence from another. */
  private static final Nearness SHARED_WORDS =
      (question, texts) -> texts.stream().map(text -> shared(question, text)).toList();

  private static final String WHOLE =
      """
      Send the share link of your transcript [^a]. A screenshot can be altered, so the link is the better proof.

      What it shows:

      - **Active entries**, each with its title and the day on which it was earned and the day on which it ends [^b].
      - **A history** for what has expired, which strangers see as well as you do, with the same link and code [^c].

      | part | shown |
      |---|---|
      | name | always |
      | score | never |

      A word on privacy. The link opens a list of everything that you passed, not only of the badge that was asked for, and it
      can be read by software too, which nobody documents. Whoever has it can read it until you withdraw it in your profile.

      It costs nothing, it needs no account of the reader, and it can be renewed as often as you like from the page of your own
      transcript, where the old one ends at the same moment.\
      """;

  private final Condenser condenser = new Condenser(SHARED_WORDS);

  private static double shared(String question, String text) {
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("\\W+"));
    List<String> asked = List.of(question.toLowerCase(Locale.ROOT).split("\\W+"));
    return asked.stream().filter(words::contains).count() / (double) asked.size();
  }

  private static List<String> sentences(String markdown) {
    return Block.of(markdown).stream()
        .flatMap(block -> Sentences.of(block.alone().text()).stream())
        .map(Sentences::plain)
        .toList();
  }

  private static String plain(Condensed condensed) {
    return Sentences.plain(condensed.told()) + " " + Sentences.plain(condensed.more());
  }

  @Test
  void theOpeningAnswersAndTheNearestSupportsIt() {
    Condensed condensed = condenser.quote("software nobody documents", WHOLE, 80);
    assertThat(condensed.told())
        .startsWith("Send the share link of your transcript [^a].")
        .contains("The link opens a list");
    assertThat(condensed.more()).contains("A word on privacy.", "It costs nothing");
  }

  @Test
  void aSentenceThatIsNearerComesFirstWhereTheAnswerWasWrittenForAnotherQuestion() {
    String question = "a history for what has expired";
    assertThat(condenser.quote(question, WHOLE, 80).told()).startsWith("**A history** for what");
    assertThat(condenser.condense(question, WHOLE, 80).told()).startsWith("Send the share link");
  }

  @Test
  void whatPointsBackComesNeverFirst() {
    String question = "costs nothing";
    assertThat(condenser.quote(question, WHOLE, 80).told())
        .startsWith("Send the share link")
        .contains("It costs nothing");
  }

  @Test
  void entriesAndRowsStandUnderTheirHeads() {
    Condensed condensed = condenser.condense("name score", WHOLE, 80);
    assertThat(condensed.told())
        .contains("| part | shown |\n|---|---|\n| name | always |\n| score | never |");
    assertThat(condenser.quote("privacy software", WHOLE, 60).more())
        .contains("What it shows:\n\n- **A history**");
  }

  @Test
  void aShortAnswerIsToldWhole() {
    Condensed condensed =
        condenser.condense("anything", "Yes. It is free [^a].\n\n- So it is.", 80);
    assertThat(condensed.told()).isEqualTo("Yes. It is free [^a].\n\n- So it is.");
    assertThat(condensed.more()).isEmpty();
  }

  static Stream<Guide> guides() {
    return CATALOGUE.guides().stream();
  }

  /** Whatever is asked of it, a guide keeps its sentences and its marks, and is short. */
  @ParameterizedTest
  @MethodSource("guides")
  void nothingIsLostAndLittleIsToldAtOnce(Guide guide) {
    String whole =
        String.join("\n\n", guide.document().sections().stream().map(Section::text).toList());
    for (String question :
        List.of(guide.document().title(), "what does it cost", "until when is that so", "")) {
      Condensed condensed = condenser.quote(question, whole, WORDS);
      assertThat(plain(condensed)).contains(sentences(whole));
      assertThat(Section.marks(condensed.told() + condensed.more()))
          .containsExactlyInAnyOrderElementsOf(Section.marks(whole));
      // The heads of lists are not counted, nor is the one sentence that answers ever cut.
      assertThat(Sentences.words(condensed.told())).isLessThanOrEqualTo(WORDS + 45);
    }
  }

  @Test
  void sentencesKeepTheirMarksAndLabels() {
    assertThat(
            Sentences.of("**Fees differ.** It is 165 dollars. [^a] [^b] Elsewhere less [^c]. So."))
        .containsExactly(
            "**Fees differ.** It is 165 dollars. [^a] [^b]", "Elsewhere less [^c].", "So.");
    assertThat(Sentences.of("2. Read it. Then go.")).containsExactly("2. Read it.", "Then go.");
    assertThat(Sentences.words("**A** [page](https://x.org/a-b) of 3 [^a]")).isEqualTo(4);
  }
}

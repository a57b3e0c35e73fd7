package dev.onward.understand.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
  private static final Knowledge KNOWLEDGE = KnowledgeLoader.load(Path.of("knowledge"));
  private static final Mentions MENTIONS =
      new Mentions(KNOWLEDGE.catalogue(), KNOWLEDGE.vocabulary());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AI-103                                    | AI-103
          ai103                                     | AI-103
          AI 103                                    | AI-103
          Ai_103                                    | AI-103
          AZ305 exam                                | AZ-305
          az–104                                    | AZ-104
          AI-1O2                                    | AI-102
          azure ai engineer                         | AI-102
          the Azure Solutions Architect Expert      | AZ-305
          azure solutons architect expert           | AZ-305
          """)
  void aCredentialIsKnownHoweverItIsTyped(String text, String id) {
    assertThat(Mentions.ids(MENTIONS.credentials(text))).containsExactly(id);
  }

  @Test
  void severalCredentialsStandInTheOrderOfTheText() {
    assertThat(Mentions.ids(MENTIONS.credentials("AZ305 after az104, or AI 103?")))
        .containsExactly("AZ-305", "AZ-104", "AI-103");
  }

  @Test
  void aCodeThatLooksLikeAnExamAndIsNoneIsToldApart() {
    assertThat(MENTIONS.unknownCodes("what about ai999 and AZ-104?")).containsExactly("AI-999");
    assertThat(MENTIONS.credentials("what about ai999?")).isEmpty();
    assertThat(MENTIONS.unknownCodes("gpt-4 and ISO-9001")).isEmpty();
  }

  @Test
  void aWordWithAnotherEndingIsNoSlip() {
    assertThat(Mentions.ids(MENTIONS.employers("I am a consultant"))).isEmpty();
    assertThat(Mentions.ids(MENTIONS.roles("I work at a consultancy"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "consultant, consultent, true",
    "certification, certificaton, true",
    "architect, architcet, true",
    "consultancy, consultant, false",
    "java, jave, false",
    "ai-103, ai-102, false",
    "portfolio, fotoprilo, false"
  })
  void slipsAreBorneByLongWordsOnly(String wanted, String written, boolean same) {
    assertThat(new Word(wanted).isMeantBy(new Word(written))).isEqualTo(same);
  }

  @Test
  void theLongestNameWins() {
    NameFinder names = new NameFinder();
    names.add("solution architect", "short");
    names.add("azure solution architect", "long");
    assertThat(names.find("an Azure solution architect"))
        .singleElement()
        .extracting(NameFinder.Found::id)
        .isEqualTo("long");
  }

  @Test
  void whatIsMaskedKeepsTheRestOfTheText() {
    String text = "AZ-104 or AI 103?";
    assertThat(Mentions.masked(text, MENTIONS.credentials(text), "X")).isEqualTo("X or X?");
  }
}

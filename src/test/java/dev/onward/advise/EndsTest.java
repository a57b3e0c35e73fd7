package dev.onward.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Guide;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Update;
import dev.onward.plan.Profile;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends is listed from the catalogue as of the day of the question, the nearest first. */
class EndsTest {
  private static final Catalogue CATALOGUE = KnowledgeLoader.load(Path.of("knowledge")).catalogue();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  private static Advice told(String guide, String question, LocalDate today) {
    Guide item = CATALOGUE.guide(guide).orElseThrow();
    return ItemAdvice.of(item, asked(question, today));
  }

  private static Advice told(String question) {
    return told("guide-retiring-services", question, TODAY);
  }

  private static Asked asked(String question, LocalDate today) {
    Part part = Part.asked(Ask.UNCLEAR, question, List.of(), null);
    return new Asked(part, Profile.EMPTY, today, null, null, CATALOGUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Which services are switched off soon?            | The model gpt-5.2 retires on 12 December 2026, the nearest end that I know of.
          Which exams retire next?                         | MS-102, Microsoft 365 Administrator Expert, retires today, on 30 November 2026.
          What is about to retire?                         | MS-102, Microsoft 365 Administrator Expert, retires today, on 30 November 2026, the nearest
          Which services end from 20 March 2027 on?        | Language Studio retires on 20 March 2027, the first end that I know of from 20 March 2027 on.
          Which exams retire in December?                  | I know of no exam that ends in December 2026.
          Which exams were retired in August?              | AZ-500, Azure Security Engineer Associate, retired on 31 August 2026, the last end that I know of in August 2026.
          Which exams have been retired in 2026?           | AZ-800, Windows Server Hybrid Administrator Associate, retired on 30 September 2026, the last end
          Which models were switched off in October 2026?  | The model o4-mini retired on 16 October 2026, the last end that I know of in October 2026.
          """)
  void theFirstSentenceNamesTheNearestWithItsDay(String question, String opening) {
    assertThat(told(question).text()).startsWith(opening);
  }

  @Test
  void whatIsOverIsToldBehindWhatIsAhead() {
    Advice advice = told("Which models are switched off soon?");
    assertThat(advice.text())
        .contains("Copies of other days print May 2027")
        .contains(
            "- **15 December 2026**: the models tts and whisper retire [^update-2026-12-15-tts-whisper]")
        .doesNotContain("gpt-4o");
    assertThat(advice.more()).contains("Ended last:", "the models gpt-4o and gpt-4o-mini retired");
  }

  @Test
  void theListMovesOnWithTheDay() {
    Advice later =
        told("guide-next-retirements", "Which models end soon?", LocalDate.of(2026, 12, 13));
    assertThat(later.text()).startsWith("The models tts and whisper retire on 15 December 2026");
    assertThat(later.more()).contains("**12 December 2026**: the model gpt-5.2 retired");
  }

  @Test
  void whatIsAskedUntilADayHoldsNothingBeyond() {
    assertThat(told("Which services end until March 2027?").whole())
        .contains("Language Studio retires")
        .doesNotContain("Node 22", "Custom Vision");
  }

  @Test
  void aCardSaysTheEndOnceAndWhatTakesItsPlace() {
    Update update =
        CATALOGUE.updates().stream()
            .filter(one -> one.id().equals("update-2027-03-20-language-studio"))
            .findFirst()
            .orElseThrow();
    assertThat(NewsAdvice.line(update, TODAY))
        .startsWith("**[Language Studio retires on 20 March 2027](")
        .contains("Its work moves to Microsoft Foundry. [^update-2027-03-20-language-studio]")
        .containsOnlyOnce("20 March 2027");
  }
}

package dev.onward.gather.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends of credentials told in prose: found by rule, never guessed. */
class RetirementProseTest {
  private static java.util.Optional<RetirementProse> read(String text) {
    return RetirementProse.of(text, "Azure AI Engineer Associate", List.of("AI-102"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "This certification and its renewal will retire on June 30, 2026.|2026-06-30",
        "This certification and its renewal have retired on June 30, 2026.|2026-06-30",
        "The certification will be retired on 30 June 2026 at 11:59 PM U.S. Central Time.|2026-06-30",
        "Design and build. The Azure AI Engineer Associate certification retires on June 30th 2026.|2026-06-30",
        "Exam AI-102 is scheduled to retire on Tuesday, Jun. 30, 2026.|2026-06-30",
        "On June 30, 2026, this exam will be retired.|2026-06-30",
        "Retirement date: 2026-06-30.|2026-06-30",
        "Retired on June 30, 2026.|2026-06-30",
        "This credential is retiring in June 2026.|2026-06",
        "At 11:59 PM Central Standard Time on June 30, 2026, the exam will retire.|2026-06-30",
        "This certification will retire on June 30, 2026; holders renew until December 31, 2026.|2026-06-30"
      })
  void findsTheDateOfItsOwnEnd(String text, String date) {
    assertThat(read(text).flatMap(RetirementProse::on).orElseThrow().iso()).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This certification and its renewal have retired.",
        "This certification has been retired. The English version was updated on April 16, 2026.",
        "This exam will retire soon.",
        "This certification will retire on June 31, 2026.",
        "This certification will retire; a new exam starts on June 30, 2026.",
        "This certification will retire by summer."
      })
  void takesNoDateThatIsNotTiedToIt(String text) {
    assertThat(read(text)).isPresent();
    assertThat(read(text).orElseThrow().on()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Demonstrate skills in Azure AI.",
        "Exam DP-100 will retire on June 1, 2026.",
        "This certification replaces the retired Azure Data Scientist Associate.",
        "This certification will not retire on June 30, 2026.",
        "Azure Metrics Advisor will be retired on October 1, 2026.",
        "The Azure Data Scientist Associate certification has retired.",
        "Know how to handle retired models."
      })
  void hearsNothingWhereItIsNotSaidOfThisOne(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void tellsWhetherItIsOverAndWhetherRenewalIsToo() {
    RetirementProse over = read("This certification and its renewal have retired.").orElseThrow();
    RetirementProse ahead = read("This certification will retire on June 30, 2026.").orElseThrow();
    assertThat(over.past()).isTrue();
    assertThat(over.renewalToo()).isTrue();
    assertThat(ahead.past()).isFalse();
    assertThat(ahead.renewalToo()).isFalse();
  }
}

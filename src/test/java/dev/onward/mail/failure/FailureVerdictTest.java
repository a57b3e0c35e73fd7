package dev.onward.mail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Whose fault a failure is, over replies and reports as Postfix, Exchange Online, Gmail, Yahoo,
 * SES, Exim, qmail and others word them.
 */
class FailureVerdictTest {
  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvFileSource(resources = "failures.csv", delimiter = '|', numLinesToSkip = 1)
  void theTableHolds(String stage, String status, String words, String fault, String lasts) {
    Failure failure =
        stage.equals("report")
            ? Failure.report(status == null ? "" : status, words == null ? "" : words)
            : Failure.reply(
                Stage.valueOf(stage.toUpperCase(Locale.ROOT)),
                Integer.parseInt(words.substring(0, 3)),
                words);
    FailureVerdict verdict = failure.verdict();
    assertThat(verdict.fault().word() + " " + (verdict.isLasting() ? "lasting" : "passing"))
        .isEqualTo(fault + " " + lasts);
  }
}

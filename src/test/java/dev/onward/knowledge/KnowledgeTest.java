package dev.onward.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.knowledge.KnowledgeCheck.Due;
import dev.onward.knowledge.KnowledgeCheck.Renewing;
import dev.onward.knowledge.KnowledgeCheck.Report;
import dev.onward.knowledge.KnowledgeCheck.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The knowledge that ships, and what a fault planted into it says. */
class KnowledgeTest {
  private static final Path SHIPPED = Path.of("knowledge");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @TempDir Path folder;

  @Test
  void whatShipsHasNoFaultAndIsComplete() {
    Report report = KnowledgeCheck.check(SHIPPED, TODAY, Optional.empty());

    assertThat(report.faults()).isEmpty();
    assertThat(report.counts())
        .containsEntry(Kind.CREDENTIAL, 53)
        .containsEntry(Kind.APPLIED_SKILL, 23)
        .containsEntry(Kind.ARTICLE, 15)
        .containsEntry(Kind.CORRECTION, 18);
    assertThat(report.counts().get(Kind.PROJECT)).isGreaterThanOrEqualTo(45);
    assertThat(report.counts().get(Kind.UPDATE)).isGreaterThanOrEqualTo(85);
    assertThat(report.counts().get(Kind.PATH)).isGreaterThanOrEqualTo(8);
    assertThat(report.due())
        .contains(
            new Due(
                LocalDate.of(2026, 11, 30),
                "MS-102, Microsoft 365 Administrator Expert: last day to earn it"));
  }

  @Test
  void theDayDecidesEveryStatus() {
    assertStanding("AI-102", LocalDate.of(2026, 5, 15), Status.RETIRING, false, Renewing.POSSIBLE);
    assertStanding("AI-102", LocalDate.of(2026, 6, 30), Status.RETIRING, true, Renewing.POSSIBLE);
    assertStanding("AI-102", LocalDate.of(2026, 7, 1), Status.RETIRED, false, Renewing.ENDED);
    assertStanding("MS-102", LocalDate.of(2026, 11, 29), Status.RETIRING, false, Renewing.POSSIBLE);
    assertStanding("MS-102", LocalDate.of(2026, 11, 30), Status.RETIRING, true, Renewing.POSSIBLE);
    assertStanding("MS-102", LocalDate.of(2026, 12, 1), Status.RETIRED, false, Renewing.ENDED);
    assertStanding("AI-500", LocalDate.of(2026, 6, 30), Status.UPCOMING, false, Renewing.POSSIBLE);
    assertStanding("AI-500", LocalDate.of(2026, 9, 28), Status.BETA, false, Renewing.POSSIBLE);
    assertStanding("AI-500", LocalDate.of(2026, 9, 29), Status.ACTIVE, false, Renewing.POSSIBLE);
    assertStanding("AI-901", TODAY, Status.ACTIVE, false, Renewing.NOT_NEEDED);
    assertStanding("AB-730", TODAY, Status.ACTIVE, false, Renewing.UNKNOWN);
  }

  private static void assertStanding(
      String id, LocalDate day, Status status, boolean lastDay, Renewing renewing) {
    Standing standing =
        KnowledgeCheck.check(SHIPPED, day, Optional.empty()).standings().stream()
            .filter(s -> s.credential().id().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(standing.status()).as(id + " on " + day).isEqualTo(status);
    assertThat(standing.lastDay()).isEqualTo(lastDay);
    assertThat(standing.renewing()).isEqualTo(renewing);
  }

  @Test
  void aBrokenDateIsAFault() throws IOException {
    plant("credentials/AI-102.yaml", "retires_on: 2026-06-30", "retires_on: 2026-06-31");
    assertFault("credentials/AI-102.yaml", "must be a day such as 2026-10-05");
  }

  @Test
  void aDanglingEdgeIsAFault() throws IOException {
    plant("credentials/AI-500.yaml", "any_of: [AI-103]", "any_of: [AI-104]");
    assertFault("credentials/AI-500.yaml", "no credential has the id AI-104");
  }

  @Test
  void aForeignHostIsAFault() throws IOException {
    plant("policies/no-grace.md", "https://learn.microsoft.com", "https://dumps.example.com");
    assertFault("policies/no-grace.md", "the host dumps.example.com is not allowed");
  }

  @Test
  void aMissingSourceIsAFault() throws IOException {
    plant("policies/no-grace.md", "sources: [POL, RENEW, HUB]", "sources: []");
    assertFault("policies/no-grace.md", "'sources' is empty; name at least one key");
  }

  @Test
  void aMissingDayOfVerificationIsAFault() throws IOException {
    plant("policies/no-grace.md", "verified: 2026-08-19\n", "");
    assertFault("policies/no-grace.md", "'verified' is missing");
  }

  @Test
  void aMarkThatLeadsNowhereIsAFault() throws IOException {
    plant("policies/no-grace.md", "\n---\n", "\n---\nAs everybody knows [^policy-nowhere]. ");
    assertFault("policies/no-grace.md", "nothing has the id policy-nowhere");
  }

  @Test
  void aStatusInWordsIsAFault() throws IOException {
    plant("credentials/AI-102.yaml", "summary: \"", "summary: \"Retired. ");
    assertFault("credentials/AI-102.yaml", "'summary' states a status");
  }

  @Test
  void anUnknownKeyIsAFault() throws IOException {
    plant("policies/no-grace.md", "kind: policy", "kind: policy\nstatus: active");
    assertFault("policies/no-grace.md", "'status' is not a key here");
  }

  @Test
  void markupIsAFault() throws IOException {
    plant("policies/no-grace.md", "\n---\n", "\n---\n<script>alert(1)</script> ");
    assertFault("policies/no-grace.md", "holds HTML");
  }

  @Test
  void aCopiedSentenceIsAFaultWhereItsSourceIsAtHand() throws IOException {
    String sentence = "The quick brown fox jumps over the lazy dog every morning.";
    plant("policies/no-grace.md", "\n---\n", "\n---\n" + sentence + " ");
    copyShipped();
    assertThat(KnowledgeCheck.check(folder, TODAY, Optional.empty()).faults()).isEmpty();
    Report report =
        KnowledgeCheck.check(
            folder, TODAY, Optional.of("It is said: " + sentence.replace("The", "the")));
    assertThat(report.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.file()).isEqualTo("policies/no-grace.md");
          assertThat(fault.line()).isGreaterThan(8);
          assertThat(fault.problem()).contains("is copied from the article");
        });
  }

  @Test
  void allFaultsAreSaidAtOnce() throws IOException {
    plant("credentials/AI-102.yaml", "retires_on: 2026-06-30", "retires_on: soon");
    plant("policies/no-grace.md", "confidence: B", "confidence: sure");
    assertThatThrownBy(() -> KnowledgeLoader.load(folder))
        .isInstanceOf(BrokenKnowledge.class)
        .hasMessageContaining("credentials/AI-102.yaml:")
        .hasMessageContaining("policies/no-grace.md:")
        .hasMessageContaining("2 fault(s)");
  }

  private void plant(String file, String before, String after) throws IOException {
    copyShipped();
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(before);
    Files.writeString(
        path, text.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after)));
  }

  private void assertFault(String file, String words) {
    assertThat(KnowledgeCheck.check(folder, TODAY, Optional.empty()).faults())
        .anySatisfy(fault -> {
          assertThat(fault.file()).isEqualTo(file);
          assertThat(fault.line()).isPositive();
          assertThat(fault.problem()).contains(words);
        });
  }

  private void copyShipped() throws IOException {
    if (Files.exists(folder.resolve("references.yaml"))) {
      return;
    }
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(SHIPPED.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}

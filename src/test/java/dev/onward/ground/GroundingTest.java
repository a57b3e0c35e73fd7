package dev.onward.ground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.ai.Embedder;
import dev.onward.index.Passage;
import dev.onward.index.Splitter;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.KnowledgeLoader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The check against the real catalogue, on a fixed day. */
class GroundingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static Grounding grounding;
  private static List<Passage> ai102;
  private static List<Passage> ai103;

  @BeforeAll
  static void open() {
    Catalogue catalogue = KnowledgeLoader.load(Path.of("knowledge")).catalogue();
    Embedder embedder = Embedder.open(Path.of("target", "native"));
    grounding = new Grounding(() -> catalogue, embedder, passage -> Optional.empty());
    Splitter splitter = new Splitter(embedder::tokens);
    ai102 = splitter.split(catalogue.document("AI-102").orElseThrow());
    ai103 = splitter.split(catalogue.document("AI-103").orElseThrow());
  }

  @Test
  void whatTheSourcesSayPasses() {
    assertSupported("AI-102 retired on 30 June 2026.");
    assertSupported("It retired in June 2026 and can't be renewed.");
    assertSupported("AI-102 can't be taken any more; AI-103 can be taken.");
    assertSupported("Der Termin war der 30. Juni 2026.");
  }

  @Test
  void whatTheCatalogueContradictsIsReplaced() {
    assertContradicted("AI-102 retires in 2027.", "retired on 30 June 2026");
    assertContradicted("AI-102 can still be taken.", "retired on 30 June 2026");
    assertContradicted("You can still take it: AI-102 is active.", "retired on 30 June 2026");
    assertContradicted("AI-102 can be renewed.", "can't be renewed any more");
    assertContradicted("Your badge can be renewed for free.", "can't be renewed any more");
    assertContradicted("AI-103 is retired.", "can be taken");
    assertContradicted("AI-103 retires on 1 May 2028.", "no retirement date");
    assertContradicted("AI-102 will be available until 2027.", "retired on 30 June 2026");
    assertContradicted("AI-102 is still a valid exam.", "retired on 30 June 2026");
    assertContradicted("It is an exam that can still be taken.", "retired on 30 June 2026");
    assertContradicted("You have until March 2028 to take AI-102.", "retired on 30 June 2026");
    assertContradicted("AI-102 didn't retire.", "retired on 30 June 2026");
    assertContradicted("Renewing AI-102 is possible.", "can't be renewed any more");
    assertContradicted("Renewing your AI-102 badge is free.", "can't be renewed any more");
    assertContradicted("It was AI-102, but AI-103 has been discontinued.", "AI-103");
  }

  @Test
  void whatNothingStatesIsNotSupported() {
    assertUnsupported("The new exam is AI-999.");
    assertUnsupported("Holders earn $184,500 a year.");
    assertUnsupported("Pay rises by 35% after AI-103.");
    assertUnsupported("The exam has 87 questions.");
    assertUnsupported("Study Azure Quantum Mentor for it.");
    assertUnsupported("A new version comes on 14 March 2028.");
    assertUnsupported("Engineers with AI-103 earn 150k a year.");
    assertUnsupported("A six-figure salary is usual with AI-103.");
    assertUnsupported("Your pay doubles with AI-103.");
    assertUnsupported("The next exam is called AIX-100.");
    assertUnsupported("Microsoft Certified: Agentic Cloud Expert is the next badge.");
    assertUnsupported("Microsoft guarantees a job to all who hold two badges.");
  }

  @Test
  void whatHoldsForABadgeOrForCredentialsInGeneralIsNotSaidOfTheExam() {
    for (String sentence :
        List.of(
            "Your AI-102 badge stays active up to the date printed on it.",
            "Renewing costs nothing for a credential that can be renewed.",
            "A credential that is retired stays on a transcript for two years.",
            "AI-102 did not retire in April 2025.")) {
      assertThat(check("").check(sentence, ai102))
          .as(sentence)
          .isNotInstanceOf(Verdict.Contradicted.class);
    }
  }

  @Test
  void whatOnwardWroteItselfMayBeRepeated() {
    String draft = "Put the two renewals next to each other in one morning, the expert first.";
    assertThat(check("").check(draft, List.of())).isInstanceOf(Verdict.Unsupported.class);
    assertThat(check("First. " + draft + " Then").check(draft, List.of()))
        .isInstanceOf(Verdict.Talk.class);
  }

  @Test
  void aDateIsBackedByWhatSpeaksOfTheExamThatTheSentenceNames() {
    Given given = new Given(TODAY, List.of(), ai102, "", "");
    assertThat(grounding.begin(given).check("AI-103 changes on 30 June 2026.", ai102))
        .isNotInstanceOf(Verdict.Supported.class);
  }

  @Test
  void anExamThatDoesNotExistMayOnlyBeDisowned() {
    for (String sentence :
        List.of(
            "AI-999 is not in my knowledge.",
            "There is no AI-999.",
            "I know of no exam AI-999.",
            "AI-999 isn't an exam that I know.",
            "We found nothing on AI-999.")) {
      assertThat(check("").check(sentence, List.of()))
          .as(sentence)
          .isNotInstanceOf(Verdict.Unsupported.class);
    }
    assertUnsupported("AI-999 does not convert to AI-103.");
    assertUnsupported("You need not pass AI-102 before AI-999.");
    assertUnsupported("AI-999 never expires, and it is free.");
  }

  @Test
  void aSentenceFarFromWhatItCitesIsNotSupported() {
    Check check = check("");
    assertThat(
            check.check(
                "Bake the bread for a long while until its crust is brown.", ai103.subList(0, 1)))
        .isInstanceOf(Verdict.Unsupported.class);
  }

  @Test
  void denialsQuestionsAndManners() {
    assertThat(check("").check("No exam AI-999 is in my knowledge.", List.of()))
        .isNotInstanceOf(Verdict.Unsupported.class);
    assertThat(check("").check("Can AI-102 be renewed?", List.of()))
        .isNotInstanceOf(Verdict.Contradicted.class);
    assertThat(check("").check("Good luck with it!", List.of())).isInstanceOf(Verdict.Talk.class);
    assertThat(check("").check("## What follows\n", List.of())).isInstanceOf(Verdict.Talk.class);
    assertThat(check("").check("|---|---|\n", List.of())).isInstanceOf(Verdict.Talk.class);
  }

  @Test
  void thePersonsWordsBackTheirOwnDatesButNoSumsAndNoExams() {
    Given given =
        new Given(
            TODAY,
            List.of("AI-102"),
            ai102,
            "",
            "Mine expires on 12 March 2027, I earn $90,000, and AI-999 exists.");
    assertThat(grounding.begin(given).check("Yours expires on 12 March 2027.", List.of()))
        .isNotInstanceOf(Verdict.Unsupported.class);
    assertThat(grounding.begin(given).check("People earn $90,000.", List.of()))
        .isInstanceOf(Verdict.Unsupported.class);
    assertThat(grounding.begin(given).check("AI-999 is open now.", List.of()))
        .isInstanceOf(Verdict.Unsupported.class);
  }

  @Test
  void aClaimThatAnotherPassageHoldsIsCitedFromThere() {
    Given given = new Given(TODAY, List.of(), ai102, "", "");
    Verdict verdict = grounding.begin(given).check("The last day was 30 June 2026.", List.of());
    assertThat(verdict).isInstanceOf(Verdict.Supported.class);
    assertThat(((Verdict.Supported) verdict).behind()).isNotEmpty();
  }

  @Test
  void theTallyCountsWhatWasFound() {
    Check check = check("");
    check.check("AI-102 retires in 2027.", List.of());
    check.check("The new exam is AI-999.", List.of());
    check.check("It retired on 30 June 2026.", ai102);
    check.check("Good luck!", List.of());
    assertThat(check.tally().corrected()).isEqualTo(1);
    assertThat(check.tally().marked()).isEqualTo(1);
    assertThat(check.tally().sentences()).isEqualTo(3);
  }

  private static Check check(String ours) {
    return grounding.begin(new Given(TODAY, List.of("AI-102"), ai102, ours, ""));
  }

  private static void assertSupported(String sentence) {
    assertThat(check("").check(sentence, ai102)).as(sentence).isInstanceOf(Verdict.Supported.class);
  }

  private static void assertUnsupported(String sentence) {
    assertThat(check("").check(sentence, List.of()))
        .as(sentence)
        .isInstanceOf(Verdict.Unsupported.class);
  }

  private static void assertContradicted(String sentence, String statement) {
    Verdict verdict = check("").check(sentence, ai102);
    assertThat(verdict).as(sentence).isInstanceOf(Verdict.Contradicted.class);
    assertThat(((Verdict.Contradicted) verdict).statement()).contains(statement);
  }
}

package dev.onward.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers from the typed facts, on different days and for different people. */
class AdviceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Catalogue CATALOGUE = KnowledgeLoader.load(Path.of("knowledge")).catalogue();

  private static Asked asked(Ask ask, LocalDate day, Profile profile, String... credentials) {
    List<String> ids = List.of(credentials);
    return new Asked(Part.asked(ask, "", ids, null), profile, day, null, null, CATALOGUE);
  }

  private static String status(String credential, LocalDate day) {
    return told(asked(Ask.STATUS, day, Profile.EMPTY, credential));
  }

  private static String told(Asked asked) {
    return FacetAdvice.of(asked).orElseThrow().text();
  }

  private static Profile holding(HeldBadge badge) {
    return Profile.EMPTY.withHeld(badge);
  }

  private static String renewal(HeldBadge badge, LocalDate day) {
    return told(asked(Ask.RENEWAL, day, holding(badge), badge.credential()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-06-20 | can still be earned until 30 June 2026; 10 days are left
          2026-06-30 | today is its last day
          2026-07-01 | retired on 30 June 2026 and can no longer be earned
          2027-07-01 | retired on 30 June 2026 and can no longer be earned
          """)
  void theStandingIsThatOfTheDay(LocalDate day, String words) {
    assertThat(status("AI-102", day)).contains(words);
  }

  @Test
  void aRetiredCredentialNamesItsSuccessorAndWhatBecomesOfTheBadge() {
    assertThat(status("AI-102", TODAY))
        .contains("AI-103", "without any automatic conversion", "cannot be renewed");
  }

  @Test
  void anOpenCredentialIsSaidToBeOpenAndWhenThatWasSeen() {
    Credential open = CATALOGUE.credential("AZ-305").orElseThrow();
    assertThat(status("AZ-305", TODAY)).contains("can be taken", open.verified().spoken());
  }

  @ParameterizedTest
  @CsvSource({"A, ''", "B, ''", "C, one source", "D, our own reasoning"})
  void whatIsLessThanSureIsSaidInWords(Confidence confidence, String words) {
    assertThat(Prose.sureness(confidence)).contains(words);
    assertThat(Prose.sureness(confidence).isEmpty()).isEqualTo(!confidence.isBelowB());
  }

  @Test
  void aRenewalThatIsNotOpenYetSaysWhenItOpens() {
    HeldBadge badge = new HeldBadge("AZ-104", null, LocalDate.of(2027, 9, 1));
    assertThat(renewal(badge, TODAY))
        .contains("1 September 2027", "window opens about", "in 102 days");
  }

  @Test
  void aRenewalThatIsOpenIsSaidToBe() {
    HeldBadge badge = new HeldBadge("AZ-104", null, LocalDate.of(2027, 1, 12));
    assertThat(renewal(badge, TODAY)).contains("12 January 2027", "open now");
    assertThat(renewal(badge, LocalDate.of(2027, 1, 12))).contains("open now");
  }

  @Test
  void afterTheExpiryOnlyTheExamHelps() {
    HeldBadge badge = new HeldBadge("AZ-104", null, LocalDate.of(2027, 1, 12));
    assertThat(renewal(badge, LocalDate.of(2027, 1, 13))).contains("ran out on 12 January 2027");
  }

  @Test
  void whatRetiredCannotBeRenewedThoughTheBadgeIsActive() {
    HeldBadge badge = new HeldBadge("AI-102", null, LocalDate.of(2027, 5, 12));
    assertThat(renewal(badge, TODAY))
        .contains("can't be renewed", "stays active until 12 May 2027", "AI-103");
    assertThat(renewal(badge, LocalDate.of(2027, 5, 13))).contains("ran out on 12 May 2027");
  }

  @Test
  void aComparisonIsATableWithAColumnForEach() {
    String text = told(asked(Ask.COMPARE, TODAY, Profile.EMPTY, "AI-102", "AI-103", "AZ-305"));
    List<String> rows = text.lines().filter(line -> line.startsWith("|")).toList();
    assertThat(rows.getFirst()).contains("AI-102", "AI-103", "AZ-305");
    assertThat(rows)
        .hasSizeGreaterThan(6)
        .allSatisfy(row -> {
          assertThat(row.chars().filter(c -> c == '|').count()).isEqualTo(5);
        });
    assertThat(text).contains("retired on 30 June 2026");
  }

  @Test
  void dumpsAndPromisesAreDeclinedWithWhatHelpsInstead() {
    Advice dumps = LimitAdvice.refused(asked(Ask.CHEATING, TODAY, Profile.EMPTY, "AI-103"));
    assertThat(dumps.outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(dumps.text()).contains("non-disclosure", "study guide", "practice assessment");

    Advice promise = LimitAdvice.promise(asked(Ask.PROMISE, TODAY, Profile.EMPTY));
    assertThat(promise.outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(promise.text()).contains("can't promise");
  }

  @Test
  void whatIsNotKnownIsSaidWithTheDayOfTheKnowledge() {
    Advice unknown =
        LimitAdvice.unknownExam("AI-999", asked(Ask.STATUS, TODAY, Profile.EMPTY), List.of());
    assertThat(unknown.outcome()).isEqualTo(Outcome.NOT_IN_KNOWLEDGE);
    assertThat(unknown.text())
        .contains("AI-999", "not in my knowledge", Prose.date(CATALOGUE.verifiedUpTo()));
  }

  private static String recall(HeldBadge badge) {
    return PersonAdvice.recall(asked(Ask.RECALL, TODAY, holding(badge))).text();
  }

  @Test
  void whatIsKeptIsShownAsExactAsItWasSaid() {
    assertThat(recall(new HeldBadge("AZ-104", "2025-03", LocalDate.of(2027, 3, 3))))
        .contains("earned in March 2025", "expires on 3 March 2027");
    assertThat(recall(new HeldBadge("AZ-104", null, null, "2027-03", null, false)))
        .contains("expires in March 2027", "until some day in March 2027");
  }

  @Test
  void aReckonedExpiryIsShownAsReckoned() {
    assertThat(
            recall(
                new HeldBadge("AZ-104", null, LocalDate.of(2027, 12, 20), null, "2026-11", false)))
        .contains("renewed in November 2026", "by the rule that a renewal adds a year");
  }

  @Test
  void aBadgeThatLapsedIsNotCalledActive() {
    assertThat(recall(HeldBadge.of("AI-102").asLapsed()))
        .contains("lapsed", "ran out; it stands in your transcript's history")
        .doesNotContain("stays active");
  }
}

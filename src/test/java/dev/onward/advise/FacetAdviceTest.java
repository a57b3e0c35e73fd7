package dev.onward.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Section;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Facets of credentials: the answer stands in the first sentence, and little stands behind it. */
class FacetAdviceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Catalogue CATALOGUE = KnowledgeLoader.load(Path.of("knowledge")).catalogue();
  private static final int MOST_WORDS = 80;

  private static final Profile BADGE =
      Profile.EMPTY.withHeld(new HeldBadge("AI-102", null, LocalDate.of(2027, 10, 12)));
  private static final Profile ADMIN =
      Profile.EMPTY.withHeld(new HeldBadge("AZ-104", null, LocalDate.of(2027, 9, 1)));

  private static Advice told(Ask ask, String text, Profile profile, String... credentials) {
    Part part = Part.asked(ask, text, List.of(credentials), null);
    return FacetAdvice.of(new Asked(part, profile, TODAY, null, null, CATALOGUE)).orElseThrow();
  }

  private static Advice told(Ask ask, String... credentials) {
    return told(ask, "", Profile.EMPTY, credentials);
  }

  /** Up to the first full stop that ends a sentence. */
  private static String first(Advice advice) {
    return advice.text().split("(?<=[.!?])\\s", 2)[0];
  }

  private static long words(Advice advice) {
    String read =
        Section.withoutMarks(advice.text()).replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
    return Arrays.stream(read.split("\\s+")).filter(word -> word.matches(".*\\w.*")).count();
  }

  @Test
  void whatHasToBeHeldTooIsCountedWithTheHours() {
    assertThat(told(Ask.STUDY_HOURS, "AI-500").text())
        .contains(
            "60 to 100 hours",
            "AI-103 comes first, as it has to be held too: another 40 to 80 hours");
    assertThat(told(Ask.STUDY_HOURS, "", ADMIN, "AZ-305").text()).doesNotContain("comes first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EXAM_PRICE     | AI-103 | 165 US dollars
          EXAM_PRICE     | AI-102 | until it retired on 30 June 2026; that of its successor, AI-103, costs 165
          EXAM_PRICE     | GH-300 | 99 US dollars
          EXAM_MINUTES   | AI-103 | 120 minutes
          EXAM_MINUTES   | AI-102 | took 100 minutes until it retired on 30 June 2026; that of its successor, AI-103, takes 120
          EXAM_SCORE     | AZ-305 | 700 points
          EXAM_SCORE     | CAIP   | about 60 percent
          EXAM_LANGUAGES | AI-103 | ten languages
          EXAM_LANGUAGES | AI-500 | English only
          EXAM_LANGUAGES | AI-102 | AI-102 retired on 30 June 2026; what counts now is its successor: AI-103 is offered in ten
          EXAM_SKILLS    | AI-103 | "Implement generative AI and agentic solutions" (30–35%)
          EXAM_TOOLING   | AI-103 | Python
          EXAM_TOOLING   | AB-620 | asks for no programming
          EXAM_BOOKING   | AI-103 | You book AI-103 on [its page](https://learn.microsoft.com
          EXAM_BOOKING   | AI-102 | retired on 30 June 2026
          STUDY_HOURS    | AI-103 | 40 to 80 hours
          STUDY_HOURS    | AI-102 | 40 to 80 hours
          EXAM_LANGUAGES | AB-100 | 13 languages
          STATUS         | AI-103 | can be taken
          STATUS         | MS-102 | can still be earned until 30 November 2026
          SUCCESSOR      | AI-102 | AI-103
          SUCCESSOR      | AZ-104 | None
          SUCCESSOR      | DP-203 | DP-700
          VALIDITY       | AI-103 | 12 months
          VALIDITY       | AI-901 | does not expire
          VALIDITY       | AI-102 | until the expiry date printed on it
          RENEWAL        | AI-103 | free, open-book online assessment
          RENEWAL        | AI-102 | No: AI-102 can't be renewed
          RENEWAL        | MS-102 | for the last time on 30 November 2026
          RENEWAL_COST   | AI-103 | Nothing
          RENEWAL_COST   | AI-102 | can't be renewed
          RENEWAL_COST   | GH-300 | not free
          RENEWAL_GAIN   | AI-103 | added to the old expiry date
          RENEWAL_GAIN   | AI-102 | can't be renewed
          REQUIREMENTS   | AI-103 | Nothing
          REQUIREMENTS   | AZ-305 | AZ-104
          REQUIREMENTS   | SC-100 | one of several security associate credentials
          UNLOCKS        | AI-103 | AB-100 and AI-500
          UNLOCKS        | AZ-104 | AZ-305 and AZ-400
          UNLOCKS        | AI-102 | its successor, AI-103, counts toward AB-100 and AI-500
          DIFFICULTY     | AI-103 | 40 to 80 hours
          DESCRIBE       | AI-103 | Azure AI Apps and Agents Developer Associate
          DESCRIBE       | AI-102 | retired on 30 June 2026
          """)
  void theFirstSentenceIsTheAnswer(Ask ask, String credential, String words) {
    Advice advice = told(ask, credential);
    assertThat(advice.outcome()).isEqualTo(Outcome.GROUNDED);
    assertThat(first(advice)).contains(words);
    assertThat(words(advice)).isLessThanOrEqualTo(MOST_WORDS);
  }

  @ParameterizedTest
  @CsvSource({
    "EXAM_MINUTES, AZ-305", "EXAM_SCORE, GH-300", "EXAM_LANGUAGES, AZ-104", "EXAM_SKILLS, GH-300",
    "STUDY_HOURS, GH-300", "VALIDITY, DBX-GENAI", "RENEWAL_GAIN, GH-300", "DIFFICULTY, SC-100"
  })
  void whatTheKnowledgeDoesNotHoldIsSaid(Ask ask, String credential) {
    Advice advice = told(ask, credential);
    assertThat(advice.outcome()).isEqualTo(Outcome.NOT_IN_KNOWLEDGE);
    assertThat(advice.text()).contains(credential, "[^");
    assertThat(words(advice)).isLessThanOrEqualTo(60);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"COMPARE", "REQUIREMENTS", "RENEWAL_GAIN"})
  void twoCredentialsHaveALineEach(Ask ask) {
    if (!ask.isFacet()) {
      return;
    }
    Advice advice = told(ask, "AI-103", "AZ-400");
    assertThat(advice.text().lines())
        .hasSize(2)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("- ").contains("AI-103"),
            line -> assertThat(line).startsWith("- ").contains("AZ-400"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EXAM_PRICE   | 165 dollars
          EXAM_MINUTES | AI-103 takes 120 minutes
          EXAM_SCORE   | 700 points
          STUDY_HOURS  | AI-103
          VALIDITY     | one year
          RENEWAL      | free assessment on Microsoft Learn
          RENEWAL_COST | free
          RENEWAL_GAIN | Twelve months
          STATUS       | AI-102, Azure AI Engineer Associate, retired
          SUCCESSOR    | AI-103
          UNLOCKS      | AI-103
          """)
  void whoNamesNoneIsToldTheRule(Ask ask, String words) {
    Advice advice = told(ask);
    assertThat(first(advice)).contains(words);
    assertThat(words(advice)).isLessThanOrEqualTo(MOST_WORDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VALIDITY     | Your AI-102 stays active until 12 October 2027
          RENEWAL      | No: AI-102 can't be renewed, since its renewal assessment ended with it on 30 June 2026; yours stays active until 12 October 2027
          RENEWAL_COST | AI-102 can't be renewed
          RENEWAL_GAIN | AI-102 can't be renewed
          """)
  void aBadgeWithAYearToRunIsNotCalledLost(Ask ask, String words) {
    Advice advice = told(ask, "", BADGE);
    assertThat(first(advice)).contains(words);
    assertThat(advice.text())
        .contains("12 October 2027")
        .doesNotContain("ran out", "expired", "come back", "no grace");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VALIDITY     | Your AZ-104 stays active until 1 September 2027
          RENEWAL      | yours runs until 1 September 2027, and the window opens about 5 March 2027, in 102 days
          RENEWAL_COST | Nothing: renewing AZ-104 is free
          RENEWAL_GAIN | yours would run until 1 September 2028 instead of 1 September 2027
          STATUS       | AZ-104, Azure Administrator Associate, can be taken
          """)
  void theirOwnBadgeDecides(Ask ask, String words) {
    Advice advice = told(ask, "", ADMIN);
    assertThat(first(advice)).contains(words);
    assertThat(words(advice)).isLessThanOrEqualTo(60);
  }

  @Test
  void whatRanOutIsNotRenewed() {
    Profile profile =
        Profile.EMPTY.withHeld(new HeldBadge("AZ-104", null, LocalDate.of(2026, 9, 1)));
    for (Ask ask : List.of(Ask.RENEWAL, Ask.RENEWAL_COST, Ask.RENEWAL_GAIN)) {
      assertThat(first(told(ask, "", profile))).startsWith("No: yours ran out on 1 September 2026");
    }
  }

  @Test
  void aDayThatIsNotKnownIsNotInvented() {
    Profile profile =
        Profile.EMPTY.withHeld(new HeldBadge("AZ-104", null, null, "2027-09", null, false));
    assertThat(first(told(Ask.VALIDITY, "", profile))).contains("until some day in September 2027");
    assertThat(first(told(Ask.RENEWAL, "", profile))).contains("opens about March 2027");
    assertThat(first(told(Ask.RENEWAL_GAIN, "", profile)))
        .contains("until September 2028 instead of September 2027");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5 hours a week                    | at 5 hours a week that is 8 to 16 weeks
          are three weeks enough            | 14 to 27 hours a week
          three weeks at 20 hours a week    | It can be enough
          eight weeks, 12 hours a week      | Yes, that is enough
          two weeks at 4 hours a week       | No, that is hardly enough
          I can spare 90 hours              | Yes, that is enough
          over a weekend                    | No, hardly
          is half a month of evenings fine  | 40 to 80 hours
          """)
  void theTimeAtHandIsWeighed(String text, String words) {
    Advice advice = told(Ask.STUDY_HOURS, text, Profile.EMPTY, "AI-103");
    assertThat(first(advice)).contains(words, "40 to 80 hours");
  }

  @Test
  void theirOwnHoursAndGoalMakeWeeks() {
    Profile profile = Profile.EMPTY.withGoal("solutions-architect").withHours(6);
    assertThat(first(told(Ask.STUDY_HOURS, "", profile)))
        .contains("AZ-104", "at 6 hours a week that is 12 to 20 weeks");
  }

  @Test
  void whetherABadgeCountsIsSaidWithYesOrNo() {
    assertThat(first(told(Ask.REQUIREMENTS, "AI-102", "AI-500")))
        .startsWith("No, AI-102 does not count: AI-500");
    assertThat(told(Ask.REQUIREMENTS, "", ADMIN, "AZ-104", "AZ-305").text())
        .startsWith("Yes: AZ-305")
        .contains("You hold AZ-104, so what is missing is AZ-305");
  }

  @Test
  void anotherProgrammingLanguageIsAnswered() {
    Part part =
        new Part(
            "can I use C#",
            "can I use C#",
            Ask.EXAM_TOOLING,
            null,
            Part.asked(Ask.EXAM_TOOLING, "", List.of(), null).decision(),
            List.of("AI-103"),
            List.of(),
            List.of("dotnet"),
            null,
            false);
    assertThat(
            FacetAdvice.of(new Asked(part, Profile.EMPTY, TODAY, null, null, CATALOGUE))
                .orElseThrow()
                .text())
        .startsWith("No: the outline of AI-103 assumes Python, and we found no edition in C#");
  }

  @Test
  void oneCredentialIsComparedWithWhatIsHeld() {
    assertThat(told(Ask.COMPARE, "", BADGE, "AI-103").text())
        .contains(
            "They follow one another", "Of these only AI-103 can still be taken", "| AI-102 |");
  }
}

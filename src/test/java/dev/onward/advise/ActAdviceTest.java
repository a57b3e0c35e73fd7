package dev.onward.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.plan.Profile;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import dev.onward.understand.decide.Choice;
import dev.onward.understand.decide.Decision;
import dev.onward.understand.state.Exchange;
import dev.onward.understand.state.Exchange.Question;
import dev.onward.understand.state.Exchange.Reply;
import dev.onward.understand.state.State;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said to a word on the answer before. */
class ActAdviceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Catalogue CATALOGUE = KnowledgeLoader.load(Path.of("knowledge")).catalogue();

  private static final String FIRST = "The exam of AI-103 costs 165 US dollars. [^AI-103]";
  private static final String REST = "Elsewhere it follows the country. [^policy-pricing]";

  private static final State PRICE = State.of(priced(FIRST + " " + REST, null));

  private static Exchange priced(String text, @Nullable String more) {
    return new Exchange(
        new Question(
            "What does AI-103 cost?",
            "exam-price",
            List.of("status", "exam-minutes", "unlocks"),
            List.of("AI-103"),
            null,
            null),
        new Reply(
            text,
            more,
            List.of("AI-103", "policy-pricing"),
            List.of(),
            List.of("How do I prepare for AI-103?", "What is AI-103?"),
            null));
  }

  private static Advice to(Ask act, String said, State before) {
    return to(act, said, before, Locale.ENGLISH);
  }

  private static Advice to(Ask act, String said, State before, Locale language) {
    Part part = Part.asked(act, said, List.of(), null);
    Asked asked = new Asked(part, Profile.EMPTY, TODAY, null, null, CATALOGUE, language);
    return ActAdvice.of(asked, before);
  }

  private static State after(State before, Advice said) {
    Question question = before.last().orElseThrow().question();
    return before.after(new Exchange(question, Reply.of(said.text())), said.text());
  }

  @Test
  void whyGivesTheRuleBehindAFact() {
    assertThat(to(Ask.WHY, "why?", PRICE).text())
        .startsWith("The reason: ")
        .contains("list price of a role-based exam", "[^policy-pricing]");
  }

  @Test
  void whyGivesTheNextSentencesOfAnItemThatAnswered() {
    String id = "policy-after-retirement";
    String lead = CATALOGUE.document(id).orElseThrow().lead();
    String first = Prose.firstSentence(lead);
    State before =
        State.of(
            new Exchange(
                Question.of("Is my badge gone?", id, List.of()),
                new Reply(first + Prose.mark(id), null, List.of(id), List.of(), List.of(), null)));
    assertThat(to(Ask.WHY, "why?", before).text())
        .doesNotContain(first)
        .contains("remains among the active entries", "[^policy-after-retirement]");
  }

  @Test
  void sureSaysWhatItRestsOnAndWhatWouldChangeIt() {
    assertThat(to(Ask.SURE, "sure?", PRICE).text())
        .startsWith("Fairly sure.")
        .contains("It rests on", "Microsoft's own page or data", "read on 5 October 2026")
        .contains("would change it");
  }

  @Test
  void sourceGivesTheLinks() {
    assertThat(to(Ask.SOURCE, "source?", PRICE).text())
        .contains("(https://learn.microsoft.com/", "[^AI-103]", "[^policy-pricing]");
    assertThat(to(Ask.SOURCE, "source?", State.of(Exchange.of("hi", "greeting", List.of()))).text())
        .contains("cites no source");
  }

  @Test
  void shorterIsTheFirstSentenceAndThenNothingLess() {
    Advice shorter = to(Ask.SHORTER, "shorter", PRICE);
    assertThat(shorter.text()).isEqualTo(FIRST);
    Advice again = to(Ask.SHORTER, "shorter", after(PRICE, shorter));
    assertThat(again.text()).doesNotContain("165").contains("Shorter than that");
  }

  @Test
  void ofAListTheHeadsAreTheShorterAnswer() {
    State before =
        State.of(
            new Exchange(
                Question.of("What should I build?", "project", List.of()),
                Reply.of("Two that fit:\n\n**One** (x) [^a]\n\n- Change\n\n**Two** (y) [^b]")));
    assertThat(to(Ask.SHORTER, "shorter", before).text()).startsWith("In short: One and Two.");
  }

  @Test
  void moreIsWhatWasLeftThenWhatTheItemHoldsThenNothing() {
    State left = State.of(priced(FIRST, REST));
    assertThat(to(Ask.MORE, "more", left).text()).isEqualTo(REST);

    Advice shorter = to(Ask.SHORTER, "shorter", PRICE);
    assertThat(to(Ask.MORE, "more", after(PRICE, shorter)).text()).isEqualTo(REST);

    State state = PRICE;
    for (int i = 0;
        i < 40 && !state.last().orElseThrow().reply().text().contains("all that");
        i++) {
      Advice more = to(Ask.MORE, "more", state);
      assertThat(state.saidBefore(more.text())).as(more.text()).isFalse();
      state = after(state, more);
    }
    assertThat(state.last().orElseThrow().reply().text())
        .startsWith("That is all that my knowledge holds on it. Would this help: ");
  }

  @Test
  void simplerSaysWhatTheTermsStandFor() {
    assertThat(to(Ask.SIMPLER, "simpler", PRICE).text())
        .contains("In plain words: The exam of AI-103 costs 165 US dollars.")
        .contains("AI-103: the exam for \"Azure AI Apps and Agents Developer Associate\"");
  }

  @Test
  void anExampleIsAProjectOrAWorkedDate() {
    assertThat(to(Ask.EXAMPLE, "example?", PRICE).text())
        .startsWith("For example: [")
        .contains("hours");
    State hours =
        State.of(Exchange.of("How many hours does AI-103 take?", "study-hours", List.of("AI-103")));
    assertThat(to(Ask.EXAMPLE, "example?", hours).text()).contains("12 weeks", "15 February 2027");
    State validity =
        State.of(Exchange.of("How long is AI-103 valid?", "validity", List.of("AI-103")));
    assertThat(to(Ask.EXAMPLE, "example?", validity).text())
        .contains("earned on 1 November 2026", "1 November 2027");
  }

  @Test
  void againGivesTheWordsOnceMore() {
    assertThat(to(Ask.AGAIN, "again?", PRICE).text()).isEqualTo("Once more: " + FIRST + " " + REST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          auf Deutsch bitte       | en | Englisch
          in German please        | en | Englisch
          en español por favor    | es | inglés
          em português, por favor | pt | inglês
          en français ?           | fr | anglais
          hindi mein batao        | hi-Latn | English mein
          kein Englisch bitte     | de | English, as my sources
          """)
  void inAnotherLanguageTheFactsAreGiven(String said, String language, String word) {
    assertThat(to(Ask.IN_LANGUAGE, said, PRICE, Locale.forLanguageTag(language)).text())
        .contains(word)
        .contains("AI-103 · 165 USD");
  }

  @Test
  void aDateIsWrittenAsInThatLanguage() {
    State told =
        State.of(
            new Exchange(
                Question.of("y", "status", List.of("AI-102")),
                Reply.of("AI-102 retired on 30 June 2026.")));
    assertThat(to(Ask.IN_LANGUAGE, "auf Deutsch", told).text()).contains("30. Juni 2026");
  }

  @Test
  void aClaimIsLookedAtAgainAndNeverGivenInTo() {
    Advice first = to(Ask.YOU_ARE_WRONG, "wrong, it is 99 dollars", PRICE);
    assertThat(first.text())
        .contains("I looked at it again", "It rests on", "What decides is", "noted")
        .doesNotContain("99");
    assertThat(first.open()).containsExactly("What does AI-103 cost?");

    Advice second = to(Ask.YOU_ARE_WRONG, "no, you are wrong", after(PRICE, first));
    assertThat(second.text()).isNotEqualTo(first.text()).contains("which page says otherwise");
  }

  @Test
  void whatWasNotAskedIsAskedBackWithTheNextTwo() {
    Advice asked = to(Ask.NOT_ASKED, "that's not what I asked", PRICE);
    assertThat(asked.followUps())
        .containsExactly("Can AI-103 still be taken?", "How long does the exam of AI-103 take?");
    assertThat(asked.text()).contains(asked.followUps());
  }

  @Test
  void aNoLeavesTheOtherOffers() {
    assertThat(to(Ask.NO, "no", PRICE).followUps()).containsExactly("What is AI-103?");
  }

  @Test
  void startingOverAndCancellingAreSaidSo() {
    assertThat(to(Ask.START_OVER, "start over", PRICE).text()).contains("from the beginning");
    assertThat(to(Ask.CANCEL, "never mind", PRICE).text()).contains("leave it there");
  }

  @ParameterizedTest
  @EnumSource(
      value = Ask.class,
      names = {"WHY", "SURE", "SOURCE", "SHORTER", "MORE", "AGAIN", "YES", "BOTH", "OTHER_ONE"})
  void beforeAnyAnswerThereIsNothingToSpeakOf(Ask act) {
    assertThat(to(act, "?", State.NOTHING).text()).contains("no answer of mine yet");
  }

  // ---------------------------------------------------------------- no answer twice

  private static Understanding message(Part part, State before) {
    return new Understanding(
        "said",
        "said",
        List.of(part),
        Profile.EMPTY,
        List.of(),
        null,
        null,
        Locale.ENGLISH,
        before);
  }

  private static Advice given(Ask ask, String text, State before) {
    Understanding message = message(Part.asked(ask, "said", List.of(), null), before);
    return Repeats.avoided(
        Advice.grounded(text).withFollowUps(List.of("What next?")),
        message,
        Optional::empty,
        label ->
            new Repeats.Nearest(Optional.empty(), Optional.empty(), () -> Advice.unknown("-")));
  }

  @Test
  void ofAnItemThatWasToldTheSentenceThatIsMeantIsSaid() {
    String told =
        "After a fail you wait 24 hours. [^policy-retake] Then it is 14 days. [^policy-retake]";
    Part part = Part.asked(Ask.ITEM, "and after a second fail?", List.of(), null);
    Exchange first = Exchange.of("When may I try again?", "guide-retake-rules", List.of());
    State before = State.NOTHING.after(first, told);
    Advice again =
        Repeats.avoided(
            Advice.grounded(told),
            message(part, before),
            () -> Optional.of("Then it is 14 days. [^policy-retake]"),
            label ->
                new Repeats.Nearest(Optional.empty(), Optional.empty(), () -> Advice.unknown("-")));
    assertThat(again.text()).isEqualTo("On that I have this: Then it is 14 days. [^policy-retake]");
  }

  @Test
  void anAnswerThatWasGivenIsNotGivenAgain() {
    String text = FIRST + " " + REST;
    State state = PRICE;
    for (int i = 0; i < 3; i++) {
      Advice other = given(Ask.EXAM_PRICE, text, state);
      assertThat(state.saidBefore(other.text())).as(other.text()).isFalse();
      assertThat(other.followUps()).containsExactly("What next?");
      state = after(state, other);
    }
    assertThat(given(Ask.EXAM_PRICE, text, PRICE).text()).startsWith("I told you that already");
    assertThat(given(Ask.EXAM_PRICE, "Something else.", PRICE).text()).isEqualTo("Something else.");
  }

  @Test
  void whatComesNearestIsToldInItsPlaceUnderItsQuestion() {
    Decision near =
        new Decision(List.of(new Choice("exam-price", 1), new Choice("exam-minutes", 0.9)), 0.7);
    Part part =
        new Part(
            "x",
            "x",
            Ask.EXAM_PRICE,
            null,
            near,
            List.of("AI-103"),
            List.of(),
            List.of(),
            null,
            false);
    String minutes = "The exam of AI-103 takes 120 minutes. [^AI-103] It is long.";
    Advice other =
        Repeats.avoided(
            Advice.grounded(FIRST + " " + REST),
            message(part, PRICE),
            Optional::empty,
            label ->
                new Repeats.Nearest(
                    Optional.of("How long does the exam of AI-103 take?"),
                    Optional.empty(),
                    () -> Advice.grounded(minutes)));
    assertThat(other.text())
        .contains("How long does the exam of AI-103 take?", "120 minutes. [^AI-103]")
        .doesNotContain("It is long");
    assertThat(other.followUps()).containsExactly("How long does the exam of AI-103 take?");
  }

  @Test
  void aNoteOnTheLanguageMakesNoOtherAnswer() {
    Advice other =
        given(Ask.EXAM_PRICE, FIRST + " " + REST + "\n\n*Meine Quellen sind englisch.*", PRICE);
    assertThat(other.text()).startsWith("I told you that already");
  }

  @Test
  void whatALifeMayHangOnIsSaidAsOftenAsItIsNeeded() {
    State before = State.of(Exchange.of("x", "danger-self", List.of()));
    assertThat(given(Ask.DANGER_SELF, "x", before).text()).isEqualTo("x");
  }
}

package dev.onward.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.advise.Composer.Answered;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.plan.Profile;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.decide.Choice;
import dev.onward.understand.decide.Decision;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is refused, what is only manners, and what is not clear. */
class LimitAdviceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Catalogue CATALOGUE = KnowledgeLoader.load(Path.of("knowledge")).catalogue();

  private static Asked asked(Part part, Locale language) {
    return new Asked(part, Profile.EMPTY, TODAY, null, null, CATALOGUE, language);
  }

  private static String refused(Ask ask, Locale language, String... credentials) {
    return LimitAdvice.refused(asked(Part.asked(ask, "", List.of(credentials), null), language))
        .text();
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalIsAShortParagraph(Ask ask) {
    if (!ask.isRefused()) {
      return;
    }
    String text = refused(ask, Locale.ENGLISH);
    assertThat(text).doesNotContain("\n", "??", "!");
    assertThat(text.split("\\s+").length).isLessThan(ask.isDanger() ? 110 : 70);
    assertThat(text).doesNotContainPattern("\\b[A-Z]{7,}\\b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HEALTH      | doctor
          LAW         | lawyer
          MONEY       | investments
          CHEATING    | non-disclosure agreement
          OTHERS_DATA | only what you told me yourself
          TASK        | sample project
          ELSEWHERE   | not in my knowledge
          ORDERS      | no orders from a message
          UNREADABLE  | Could you say it in a sentence
          SUPPORT     | support.microsoft.com
          OFF_TOPIC   | What I can help with
          """)
  void aRefusalSaysWhatHelps(Ask ask, String words) {
    assertThat(refused(ask, Locale.ENGLISH)).contains(words);
  }

  @Test
  void theStudyGuideIsThatOfTheNamedExam() {
    assertThat(refused(Ask.CHEATING, Locale.ENGLISH, "AI-103"))
        .contains("[study guide of AI-103](https://learn.microsoft.com");
  }

  @ParameterizedTest
  @CsvSource({"en", "de", "es", "pt", "fr", "it"})
  void dangerIsAnsweredWithWhoHelps(String language) {
    Locale locale = Locale.of(language);
    for (Ask ask : List.of(Ask.DANGER_SELF, Ask.DANGER_BODY, Ask.DANGER_OTHERS)) {
      assertThat(refused(ask, locale)).contains("112", "911", "999").doesNotContain("AI-10", "[^");
    }
    assertThat(refused(Ask.DANGER_SELF, locale)).contains("https://findahelpline.com");
  }

  @Test
  void dangerIsAnsweredInTheAskersLanguage() {
    assertThat(
            Stream.of("en", "de", "es", "pt", "fr")
                .map(language -> refused(Ask.DANGER_SELF, Locale.of(language)))
                .distinct())
        .hasSize(5);
    assertThat(refused(Ask.DANGER_SELF, Locale.ITALIAN))
        .isEqualTo(refused(Ask.DANGER_SELF, Locale.ENGLISH));
  }

  @Test
  void whatIsKeptIsToldAsItIs() {
    assertThat(said(Ask.HELP)).contains("400 days").doesNotContain("this session only", "{");
    assertThat(said(Ask.CAPABILITY)).contains("no calls", "web only where", "400 days");
    assertThat(said(Ask.SMALL_TALK)).contains("I'm a program", "I can help you");
    assertThat(
            PersonAdvice.empathy(asked(part(Ask.EMPATHY, null, "empathy"), Locale.ENGLISH), false)
                .text())
        .contains("I'm sorry", "24 hours", "?");
    assertThat(
            PersonAdvice.statement(
                    asked(part(Ask.STATEMENT, null, "statement"), Locale.ENGLISH), List.of())
                .text())
        .doesNotContain("Noted");
  }

  private static String said(Ask ask) {
    return PersonAdvice.said(asked(part(ask, null, ask.word()), Locale.ENGLISH)).text();
  }

  private static Part part(Ask ask, @Nullable String item, String... labels) {
    List<Choice> choices = Stream.of(labels).map(label -> new Choice(label, -0.5)).toList();
    return new Part(
        "hm",
        "hm",
        ask,
        item,
        new Decision(choices, 0.1),
        List.of("AI-103"),
        List.of(),
        List.of(),
        null,
        true);
  }

  @Test
  void whatIsNotClearIsAskedBack() {
    Advice advice =
        PassageAdvice.of(
            asked(
                part(Ask.UNCLEAR, null, "exam-price", "guide-pass-rate", "thanks", "difficulty"),
                Locale.ENGLISH),
            List.of());
    assertThat(advice.outcome()).isEqualTo(Outcome.NOT_IN_KNOWLEDGE);
    assertThat(advice.text()).startsWith("I'm not sure what you mean. Did you mean one of these?");
    assertThat(advice.followUps())
        .containsExactly(
            "What does the exam of AI-103 cost?",
            "How many people pass, and how hard is the exam?",
            "How hard is AI-103?");
  }

  @Test
  void whatIsLikelyRefusedIsNotOfferedOtherwise() {
    assertThat(
            Offers.unclear(
                asked(part(Ask.UNCLEAR, null, "off-topic", "exam-price"), Locale.ENGLISH)))
        .isEmpty();
  }

  /** An aside on a price, and the guide on retakes as it answers a question of that nearness. */
  private static Advice meantToo(double aside, double opening) {
    Asked price = asked(part(Ask.EXAM_PRICE, null, "exam-price"), Locale.ENGLISH);
    Asked item = asked(part(Ask.ITEM, "guide-retake-rules", "guide-retake-rules"), Locale.ENGLISH);
    Advice guide = ItemAdvice.of(CATALOGUE.item("guide-retake-rules").orElseThrow(), item);
    return Offers.orMeant(
        guide,
        new Answered(price, FacetAdvice.of(price).orElseThrow()),
        "",
        (question, texts) -> List.of(aside, opening));
  }

  @Test
  void whatWasMeantTooStandsWhereItsNearnessPutsIt() {
    String price = "The exam of AI-103 costs 165 US dollars at the US list price. [^AI-103]";
    assertThat(meantToo(0.9, 0.5).text()).startsWith(price + "\n\nAfter the first failed attempt");
    assertThat(meantToo(0.53, 0.5).text())
        .startsWith("After the first failed attempt")
        .contains("\n\n" + price + "\n\n");
    Advice farther = meantToo(0.4, 0.5);
    assertThat(farther.text()).doesNotContain(price);
    assertThat(farther.followUps().getFirst()).isEqualTo("What does the exam of AI-103 cost?");
  }

  @Test
  void aGuideThatDoesNotKnowIsToldWholeAndSaysSo() {
    Asked asked = asked(part(Ask.ITEM, "guide-pass-rate", "guide-pass-rate"), Locale.ENGLISH);
    Advice advice = ItemAdvice.of(CATALOGUE.item("guide-pass-rate").orElseThrow(), asked);
    assertThat(advice.outcome()).isEqualTo(Outcome.NOT_IN_KNOWLEDGE);
    assertThat(advice.text()).contains("not in my knowledge", "[^policy-retake]", "24 hours");
  }
}

package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Turns about a plan that can go wrong without a word of it: what is read from the first request,
 * what is a wish though it sounds like something else, and what is only asked. Today is 23 November
 * 2026.
 */
class PlanTurnsTest {
  private static final String AGENTS = "Plan AI-103 with five hours a week";

  private static RunningServer server;

  private Visitor visitor;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void visit() {
    visitor = new Visitor(server);
  }

  private String say(String message) {
    return visitor.say(message).get("answer").asText();
  }

  private JsonNode plan() {
    return Visitor.json(visitor.get("/api/plan").body());
  }

  private JsonNode profile() {
    return Visitor.json(visitor.get("/api/profile").body());
  }

  private List<JsonNode> steps() {
    return StreamSupport.stream(plan().get("steps").spliterator(), false).toList();
  }

  private List<String> ids() {
    return steps().stream().map(step -> step.get("stepId").asText()).toList();
  }

  private LocalDate end() {
    return steps().stream()
        .map(step -> LocalDate.parse(step.get("dueOn").asText()))
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  private boolean isFree(String from, String to) {
    return steps().stream()
        .allMatch(step ->
            step.get("dueOn").asText().compareTo(from) < 0
                || step.get("startOn").asText().compareTo(to) > 0);
  }

  // ---------------------------------------------------------------- the first request

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AZ-104 is on my wall since spring. Plan AZ-305 for me, please",
        "draw up a plan for AZ-305, I've got AZ-104 already",
        "Plan my way to AZ-305, AZ-104 done",
        "Ich habe AZ-104 schon, plane mir AZ-305 mit 6 Stunden pro Woche",
      })
  void whatIsHeldIsNoGoalAndWhatIsNamedBesideItIs(String message) {
    assertThat(say(message)).contains("Azure solutions architect").doesNotContain("AI-103");
    assertThat(ids()).contains("az-305-exam").doesNotContain("az-104-exam");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I've got the AZ-104 badge, please plan AZ-305 until 20 March with 8 hours",
        "AZ-104 is done, so plan SC-500 till 20 March, 7 hours weekly",
        "I hold AZ-104; make me a plan for AZ-305 by 20 March, 9 h a week",
        "ya tengo AZ-104, planifica AZ-305 hasta el 20 de marzo",
      })
  void aDeadlineOfThePlanIsNoExpiryOfABadge(String message) {
    say(message);
    JsonNode held = profile().get("held");
    assertThat(held).hasSize(1);
    assertThat(held.get(0).get("credential").asText()).isEqualTo("AZ-104");
    assertThat(held.get(0).path("expiresOn").isTextual()).isFalse();
    assertThat(ids()).noneMatch(id -> id.contains("renew"));
    assertThat(end()).isBeforeOrEqualTo(LocalDate.of(2027, 3, 20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan AI-103, 6 h a week, I'm abroad from 14 to 28 December                          | 2026-12-14 | 2026-12-28
          Make me a plan for AI-103; on holiday from 20 December until 6 January; 5 hours weekly | 2026-12-20 | 2027-01-06
          Plan AI-103 with 6 hours a week. Last two weeks of January are off.                 | 2027-01-18 | 2027-01-31
          Plane AI-103 mit 5 Stunden pro Woche, vom 14. bis 28. Dezember bin ich weg          | 2026-12-14 | 2026-12-28
          """)
  void daysOffInTheFirstRequestAreFreeAndNoStart(String message, String from, String to) {
    assertThat(say(message)).contains("Kept free");
    assertThat(isFree(from, to)).isTrue();
    assertThat(steps().getFirst().get("startOn").asText()).isEqualTo("2026-11-24");
    assertThat(profile().path("startsOn").isTextual()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quero ser arquiteto",
        "quiero ser arquitecto de soluciones",
        "je veux devenir architecte",
        "Ich möchte Architekt werden",
      })
  void aGoalToldBeforeIsThatOfThePlan(String goal) {
    say(goal);
    assertThat(say("make me a plan with 6 hours a week")).doesNotContain("You named none");
    assertThat(plan().get("goal").asText()).isEqualTo("solutions-architect");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make me a plan: something to show in three weeks, 6 h a week",
        "I want a portfolio piece by the end of January, 4 hours weekly",
        "plan me something I can put on GitHub within a month, 5 hours a week",
        "ich brauche in vier Wochen etwas zum Vorzeigen, 6 Stunden pro Woche",
      })
  void whoWantsSomethingToShowGetsTheProjectFirst(String message) {
    assertThat(say(message)).doesNotContain("Not everything fits");
    assertThat(steps().getFirst().get("kind").asText()).isEqualToIgnoringCase("portfolio");
    assertThat(ids()).noneMatch(id -> id.contains("-study-"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan AZ-305 with 4 hours a week",
        "Make me a plan toward AZ-305, 3 hours weekly",
        "I want to be an architect, plan that with 6 hours a week",
        "plan the multi-agent expert for me, 4 hours a week",
      })
  void theExamsOfThePlanAreAlwaysListed(String message) {
    String answer = say(message);
    steps().stream()
        .filter(step -> step.get("stepId").asText().endsWith("-exam"))
        .forEach(exam -> assertThat(answer).contains("**" + exam.get("title").asText() + "**"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan AI-103 until April with 3 hours a week            | 30 April 2027
          plan AZ-305, done by June, 3 hours a week              | 30 June 2027
          plan AI-103, 5 hours a week, finished by 20 February   | 20 February 2027
          plan AI-103 mit 3 Stunden pro Woche bis Ende März      | 31 March 2027
          """)
  void whatDoesNotFitIsSaidFirstWithTheNearest(String message, String end) {
    assertThat(say(message))
        .startsWith("**Not everything fits before " + end)
        .contains("longer", "It fits with", "left out:");
    assertThat(end()).isBeforeOrEqualTo(LocalDate.of(2027, 6, 30));
  }

  // ---------------------------------------------------------------- a plan is open

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          make that 3           | 3
          too much, 2 please    | 2
          rather 7              | 7
          lieber 4              | 4
          only 3                | 3
          an hour a day         | 7
          """)
  void anAmountAloneIsOneOfHours(String message, int hours) {
    say(AGENTS);
    assertThat(say(message)).contains(hours + " hours a week now, not 5");
    assertThat(plan().get("hoursPerWeek").asInt()).isEqualTo(hours);
    assertThat(profile().get("hoursPerWeek").asInt()).isEqualTo(hours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"I'm 35", "my son turns 4", "I have 3 kids", "step 2 is done"})
  void aNumberOfSomethingElseIsNone(String message) {
    say(AGENTS);
    say(message);
    assertThat(plan().get("hoursPerWeek").asInt()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scrap the portfolio stuff, no interest",
        "sell off the portfolio",
        "the portfolio can go",
        "I don't fancy the portfolio thing",
      })
  void aCasualWishIsDoneAndTheUndoingSaysWhatItTakesBack(String message) {
    say(AGENTS);
    say("make it 8 hours");
    assertThat(say(message)).contains("is out");
    assertThat(ids()).noneMatch(id -> id.startsWith("project-"));
    assertThat(say("undo")).contains("Back in it: A workflow of agents");
    assertThat(plan().get("hoursPerWeek").asInt()).isEqualTo(8);
    assertThat(say("undo")).contains("5 hours a week again, not 8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "write me a poem about the sea",
        "should I buy bitcoin",
        "who won the world cup",
        "plan my wedding",
      })
  void whatIsNoWishStaysRefusedWithAPlanOpen(String message) {
    say(AGENTS);
    JsonNode before = plan();
    assertThat(visitor.say(message).get("outcome").asText()).isNotEqualTo("grounded");
    assertThat(plan()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what would 10 hours a week do to it?",
        "how would it look with 10 hours?",
        "if I had 10 hours a week, when would I be through?",
        "what happens with 10 hours a week?",
      })
  void whatWouldBeIsTold(String message) {
    say(AGENTS);
    JsonNode before = plan();
    assertThat(say(message)).contains("stays as it is", "The end moves from");
    assertThat(plan()).isEqualTo(before);
    assertThat(profile().get("hoursPerWeek").asInt()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swap AI-103 for AI-300",
        "AI-300 instead of AI-103",
        "replace AI-103 with AI-300",
        "ersetze AI-103 durch AI-300",
      })
  void aSwapOfExamsChangesTheGoalAndCanBeUndone(String message) {
    say(AGENTS);
    say(message);
    assertThat(ids()).contains("ai-300-exam").doesNotContain("ai-103-exam");
    say("undo");
    assertThat(ids()).contains("ai-103-exam").doesNotContain("ai-300-exam");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "when is the exam in it?",
        "on which day do I sit the exam?",
        "wann ist die Prüfung?",
        "when is the test?",
      })
  void whenAStepComesIsToldFromThePlan(String message) {
    say(AGENTS);
    assertThat(say(message)).contains("of your plan, **Sit AI-103");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          does it fit until June?                | Yes: the plan ends on
          will I be through before September?    | Yes: the plan ends on
          can it be done by the end of April?    | It can: the plan ends on
          does it fit by Christmas?              | Not everything fits before
          is it over before July?                | Yes: the plan ends on
          schaffe ich das bis Juni?              | Yes: the plan ends on
          """)
  void whetherItFitsIsToldAndNothingIsChanged(String message, String told) {
    say(AGENTS);
    JsonNode before = plan();
    assertThat(say(message)).startsWith(told).contains("stays as it is");
    assertThat(plan()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "never on Sundays",
        "no studying on Fridays please",
        "sonntags nie",
        "can't do tuesdays, and the exam only in the morning",
      })
  void aRuleOfWeekdaysIsAnsweredInASentenceAndFreesNothing(String message) {
    say(AGENTS);
    JsonNode before = plan();
    assertThat(say(message)).contains("I plan whole weeks, not weekdays", "5 hours a week");
    assertThat(plan()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan AI-103, 5 hours a week, never on Sundays",
        "Plan AI-103 with 5 hours a week, no Fridays",
      })
  void suchARuleInTheFirstRequestIsAnsweredToo(String message) {
    assertThat(say(message))
        .contains("I plan whole weeks, not weekdays")
        .doesNotContain("Kept free");
  }
}

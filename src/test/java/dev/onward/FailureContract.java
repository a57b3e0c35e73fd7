package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.onward.Visitor.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person gets when the model fails, and how long they wait for it. */
abstract class FailureContract extends ServedModel {
  FailureContract(Wire wire) {
    super(wire);
  }

  @Test
  void aRefusedKeyAndAMissingDeploymentLeadToTheEmbeddedAdvisorAtOnce() {
    for (int status : List.of(401, 403, 404, 400)) {
      waitUntilTheModelIsBack();
      model.fails(status);
      assertFallsBack(status + "", answer -> true);
      assertThat(model.requests()).as("status " + status).hasSize(1);
    }
  }

  @Test
  void aBusyServiceIsAskedAgainWhenItSaysSoSoon() {
    model.answersInTurn(
        model.failure(429, wire.error(429)).withHeader("Retry-After", "1"),
        model.streamed(wire.words("No. It retired on 30 June 2026 [1].")));

    JsonNode answer = timed("429, Retry-After: 1, then well", question());

    assertThat(answer.get("answeredBy").asText()).isEqualTo(wire.name());
    assertThat(model.requests()).hasSize(2);
  }

  @Test
  void aServiceThatAsksForALongPauseGetsItWithoutThePersonWaiting() {
    model.fails(429, wire.error(429), Map.of("Retry-After", "4"));
    assertFallsBack("429, Retry-After: 4", answer -> answer.contains("too much to do now"));
    assertThat(model.requests()).hasSize(1);

    model.reset();
    model.says("No. It retired on 30 June 2026 [1].");
    assertFallsBack("while it is left alone", answer -> answer.contains("can't be reached"));
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void aServiceInTroubleIsAskedThriceThenTheEmbeddedAdvisorAnswers() {
    for (int status : List.of(500, 503)) {
      waitUntilTheModelIsBack();
      model.fails(status);
      assertFallsBack(status + "", answer -> answer.contains("can't be reached"));
      assertThat(model.requests().size()).isBetween(1, 3);
    }
  }

  @Test
  void aHiccupIsNotNoticed() {
    model.answersInTurn(
        model.failure(503, wire.error(503)),
        model.streamed(wire.words("No. It retired on 30 June 2026 [1].")));

    assertThat(timed("503 once, then well", question()).get("answeredBy").asText())
        .isEqualTo(wire.name());
  }

  @Test
  void aModelThatSaysNothingInTimeIsGivenUp() {
    model.saysAfter(Duration.ofSeconds(5), "Too late.");
    assertFallsBack("no first words in 3 s", answer -> answer.contains("can't be reached"));
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void aBrokenConnectionLeadsToTheEmbeddedAdvisor() {
    for (Fault fault : List.of(Fault.EMPTY_RESPONSE, Fault.CONNECTION_RESET_BY_PEER)) {
      waitUntilTheModelIsBack();
      model.breaks(fault);
      assertFallsBack(fault.name(), answer -> answer.contains("can't be reached"));
    }
  }

  @Test
  void aModelThatStallsAmidItsAnswerIsFollowedByTheEmbeddedAdvisor() {
    try (RawStream stalling = RawStream.of(wire, RawStream.STALL)) {
      assertGoesOn("stall after the first words", stalling);
    }
  }

  @Test
  void aStreamThatIsCutAmidItsAnswerIsFollowedByTheEmbeddedAdvisor() {
    try (RawStream cut = RawStream.of(wire, RawStream.CUT)) {
      assertGoesOn("cut after the first words", cut);
    }
  }

  @Test
  void aStreamThatEndsWithoutAnEndMarkIsFollowedByTheEmbeddedAdvisor() {
    try (RawStream ending = RawStream.of(wire, RawStream.END)) {
      assertGoesOn("ended after the first words", ending);
    }
  }

  /** What the model said before stands once, what the embedded advisor says follows once. */
  private void assertGoesOn(String what, RawStream stream) {
    Map<String, String> settings = new HashMap<>(wire.settings(stream.url()));
    settings.put("ONWARD_MODEL_FIRST_WORDS", "1s");
    try (RunningServer other = RunningServer.start(settings)) {
      long began = System.nanoTime();
      List<Event> events = new Visitor(other).hear(question());
      report(what, began);
      String text = text(events);
      assertThat(text).startsWith("No. It retired on 30 June 2026 [1].");
      assertThat(text.split("It retired on 30 June 2026", -1)).hasSize(2);
      assertThat(text).contains("What follows comes from the knowledge base alone.");
      assertThat(text.split("cannot be renewed", -1)).hasSize(2);
      assertThat(events.getLast().name()).isEqualTo("done");
      assertThat(events.getLast().data().get("answeredBy").asText()).isEqualTo("embedded");
      assertThat(stream.requests()).isEqualTo(1);
    }
  }

  @Test
  void anErrorWithinTheStreamIsFollowedByTheEmbeddedAdvisor() {
    List<String> chunks = new ArrayList<>(wire.opening());
    chunks.add(wire.word("No. It retired on 30 June 2026 [1]."));
    chunks.add(wire.errorChunk());
    model.sends(chunks);

    String text = timed("an error within the stream", question()).get("answer").asText();

    assertThat(text)
        .startsWith("No. It retired on 30 June 2026 [1].")
        .contains("What follows comes from the knowledge base alone.")
        .contains("cannot be renewed");
  }

  @Test
  void aMalformedChunkIsNoAnswer() {
    model.sends(wire.malformed());
    assertFallsBack("a malformed chunk", answer -> answer.contains("can't be reached"));
  }

  @Test
  void theCallToTheModelEndsWhenItsReaderGoesAway() {
    try (RawStream endless = RawStream.endless(wire);
        RunningServer other = RunningServer.start(wire.settings(endless.url()))) {
      new Visitor(other).leaveAfterTheFirstWords(question());

      assertThat(endless.isHungUpWithin(Duration.ofSeconds(20))).isTrue();
      assertThat(endless.requests()).isEqualTo(1);
    }
  }

  @Test
  void anEmptyAnswerIsNone() {
    model.says();
    assertFallsBack("empty answer", answer -> answer.contains("gave no answer"));
    model.reset();
    model.says("  ", "\n");
    assertFallsBack("blank answer", answer -> answer.contains("gave no answer"));
  }

  @Test
  void aServiceThatKeepsFailingIsLeftAloneAndComesBackByItself() {
    model.fails(500);
    boolean isLeftAlone = false;
    for (int i = 1; i <= 8 && !isLeftAlone; i++) {
      int asked = model.requests().size();
      assertFallsBack("500, time " + i, answer -> answer.contains("can't be reached"));
      isLeftAlone = model.requests().size() == asked;
    }
    assertThat(isLeftAlone).isTrue();

    model.reset();
    model.says("No. It retired on 30 June 2026 [1].");
    pause(2_100);
    assertThat(say(question()).get("answeredBy").asText()).isEqualTo(wire.name());
  }
}

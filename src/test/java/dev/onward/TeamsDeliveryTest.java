package dev.onward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Exactly one answer is shown, or it is noted that nobody knows, whatever the connector does. */
class TeamsDeliveryTest {
  private static final FakeTeams teams = new FakeTeams();
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start(teams.settings());
  }

  @AfterAll
  static void stop() {
    server.close();
    teams.close();
  }

  private static URI address() {
    return server.address("/");
  }

  private static ObjectNode ask(String chat) {
    ObjectNode message = teams.message(chat, "Is AZ-305 retired?");
    assertThat(teams.deliver(address(), message).statusCode()).isEqualTo(200);
    return message;
  }

  private static void answers(String chat, ResponseDefinitionBuilder response) {
    teams.stub(any(urlPathMatching(".*/" + chat + "/.*")).willReturn(response));
  }

  /** Answers so once, and then takes what comes. */
  private static void answersFirst(String chat, ResponseDefinitionBuilder response) {
    teams.stub(
        post(urlPathMatching(".*/" + chat + "/.*"))
            .withRequestBody(containing("\"message\""))
            .inScenario(chat)
            .whenScenarioStateIs("Started")
            .willReturn(response)
            .willSetStateTo("then"));
    teams.stub(
        post(urlPathMatching(".*/" + chat + "/.*"))
            .withRequestBody(containing("\"message\""))
            .inScenario(chat)
            .whenScenarioStateIs("then")
            .willReturn(jsonResponse("{\"id\":\"m\"}", 201)));
  }

  private static List<Sent> messages(String chat) {
    return teams.sent(chat).stream().filter(Sent::isMessage).toList();
  }

  /** The state of the chat's first message once it is worked. */
  private static String ended(String chat) {
    return InboxRows.ended(server.data(), chat);
  }

  @Test
  void whatIsAcceptedLateIsSentOnce() {
    answers("late", jsonResponse("{\"id\":\"m\"}", 201).withFixedDelay(17_000));
    ask("late");
    assertThat(ended("late")).isEqualTo("done");
    assertThat(messages("late")).hasSize(1);
  }

  @Test
  void whatIsAcceptedTooLateIsSentOnceAndNotedAsUnknown() {
    answers("too-late", jsonResponse("{\"id\":\"m\"}", 201).withFixedDelay(45_000));
    ask("too-late");
    assertThat(ended("too-late")).isEqualTo("unknown");
    assertThat(messages("too-late")).hasSize(1);
  }

  @Test
  void aFaultBehindWhichItMayHaveBeenAcceptedIsNotedAsUnknown() {
    answers("broken", aResponse().withStatus(500));
    ask("broken");
    assertThat(ended("broken")).isEqualTo("unknown");
    assertThat(messages("broken")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void soIsAConnectionThatBreaks(Fault fault) {
    String chat = "reset-" + fault.name();
    answers(chat, aResponse().withFault(fault));
    ask(chat);
    assertThat(ended(chat)).isEqualTo("unknown");
    assertThat(messages(chat)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"502", "504"})
  void aGatewaysFaultIsTriedOnceMoreAsTeamsAsksForIt(int status) {
    String chat = "gateway-" + status;
    answers(chat, aResponse().withStatus(status));
    ask(chat);
    assertThat(ended(chat)).isEqualTo("unknown");
    assertThat(messages(chat)).hasSize(2);
  }

  @Test
  void aBusyConnectorIsLeftAloneForTheSecondsItAsksFor() {
    answersFirst("seconds", aResponse().withStatus(429).withHeader("Retry-After", "4"));
    ask("seconds");
    assertThat(ended("seconds")).isEqualTo("done");
    assertRestOf("seconds", Duration.ofSeconds(4));
  }

  @Test
  void andUntilTheDateItNames() {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    answersFirst(
        "date",
        aResponse()
            .withStatus(429)
            .withHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now))
            .withHeader(
                "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(5))));
    ask("date");
    assertThat(ended("date")).isEqualTo("done");
    assertRestOf("date", Duration.ofSeconds(4));
  }

  private static void assertRestOf(String chat, Duration rest) {
    List<Sent> sent = messages(chat);
    assertThat(sent).hasSize(2);
    assertThat(Duration.between(sent.getFirst().at(), sent.getLast().at()))
        .isGreaterThanOrEqualTo(rest.minusMillis(200));
  }

  @ParameterizedTest
  @CsvSource({"400", "413"})
  void theSecondTryKeepsLabelSourcesAndFeedback(int status) {
    String chat = "unwanted-" + status;
    answersFirst(chat, aResponse().withStatus(status));
    ask(chat);
    assertThat(ended(chat)).isEqualTo("done");
    List<Sent> sent = messages(chat);
    assertThat(sent).hasSize(2);
    JsonNode second = sent.getLast().body();
    JsonNode label = second.path("entities").path(0);
    assertThat(label.path("additionalType").toString()).contains("AIGeneratedContent");
    assertThat(label.path("citation")).isNotEmpty();
    assertThat(second.at("/channelData/feedbackLoop/type").asText()).isNotEmpty();
    assertThat(second.has("attachments")).isFalse();
    for (String mark : sent.getLast().text().split("(?=\\[)", -1)) {
      if (mark.matches("(?s)\\[\\d+].*")) {
        assertThat(label.path("citation").findValuesAsText("position"))
            .contains(mark.substring(1, mark.indexOf(']')));
      }
    }
  }

  @Test
  void whatTeamsNeverWantsIsGivenUpAtOnce() {
    answers("never", aResponse().withStatus(400));
    ask("never");
    assertThat(ended("never")).isEqualTo("refused");
    assertThat(messages("never")).hasSize(3);
  }

  @Test
  void chatsBehindAConnectorThatHangsHoldUpNobodyElse() throws IOException {
    try (ServerSocket hanging = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      String there = "http://localhost:" + hanging.getLocalPort() + "/connector/";
      String token = "Bearer " + teams.token(claims -> claims.claim("serviceurl", there));
      for (int i = 0; i < 40; i++) {
        ObjectNode message = teams.message("hanging" + i, "Is AZ-305 retired?");
        message.put("serviceUrl", there);
        assertThat(teams.deliver(address(), message, token).statusCode()).isEqualTo(200);
      }
      hanging.accept();
      ObjectNode asked = ask("healthy");
      Sent answer = teams.await("healthy", sent -> sent.answers(asked));
      assertThat(answer.text()).contains("AZ-305");
      for (int i = 0; i < 40; i++) {
        assertThat(InboxRows.state(server.data(), "hanging" + i)).isEqualTo("waiting");
      }
    }
  }

  @Test
  void aSecondAnswerInAChatWaitsForTheFirst() {
    answersFirst("in-order", aResponse().withStatus(429).withHeader("Retry-After", "3"));
    ObjectNode first = ask("in-order");
    ObjectNode second = ask("in-order");
    teams.await("in-order", sent -> sent.answers(second));
    assertThat(messages("in-order"))
        .extracting(sent -> sent.body().path("replyToId").asText())
        .containsExactly(
            first.get("id").asText(), first.get("id").asText(), second.get("id").asText());
  }
}

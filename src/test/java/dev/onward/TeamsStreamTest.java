package dev.onward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an answer grows in a personal chat, as the connector sees it. */
class TeamsStreamTest {
  private static final Wire WIRE = new Wire.AzureOpenAi();

  private static final FakeTeams teams = new FakeTeams();
  private static final FarSide model = new FarSide(WIRE);
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = server(model.settings());
  }

  @AfterAll
  static void stop() {
    server.close();
    model.close();
    teams.close();
  }

  private static RunningServer server(Map<String, String> modelSettings) {
    Map<String, String> settings = new HashMap<>(teams.settings());
    settings.putAll(modelSettings);
    settings.put("ONWARD_MODEL_FIRST_WORDS", "60s");
    settings.put("ONWARD_MODEL_WHOLE_ANSWER", "90s");
    return RunningServer.start(settings);
  }

  /** Known first questions are answered from memory, so each chat asks another. */
  private static ObjectNode question(String chat) {
    return teams.message(chat, "What should I do after AI-102? I ask in " + chat);
  }

  private static void ask(String chat) {
    teams.deliver(server.address("/"), question(chat));
  }

  private static void modelSaysSlowly(int sentences) {
    model.saysSlowly("One more thing to think about. ".repeat(sentences).split("(?<=\\. )", -1));
  }

  @Test
  void aSlowAnswerIsStreamedByEveryRule() {
    model.saysSlowly(
        "AI-103 follows [1]. "
            .concat("One more thing to think about. ".repeat(300))
            .split("(?<=\\. )", -1));
    ask("streamed");
    teams.awaitMessage("streamed");
    checkRules(teams.sent("streamed"));
  }

  private static void checkRules(List<Sent> sent) {
    Sent first = sent.getFirst();
    assertThat(first.body().path("type").asText()).isEqualTo("typing");
    assertThat(first.stream().path("streamType").asText()).isEqualTo("informative");
    assertThat(first.stream().has("streamId")).isFalse();
    assertThat(first.text()).isNotEmpty().hasSizeLessThanOrEqualTo(1_000);

    Set<String> ids = new HashSet<>();
    String before = "";
    for (int i = 0; i < sent.size() - 1; i++) {
      JsonNode stream = sent.get(i).stream();
      assertThat(sent.get(i).body().path("type").asText()).isEqualTo("typing");
      assertThat(stream.path("streamSequence").asInt()).isEqualTo(i + 1);
      assertThat(kinds(sent.get(i))).containsExactly("streaminfo");
      assertThat(sent.get(i).body().has("attachments")).isFalse();
      if (i > 0) {
        assertThat(stream.path("streamType").asText()).isEqualTo("streaming");
        assertThat(sent.get(i).text()).startsWith(before).isNotEqualTo(before);
        before = sent.get(i).text();
        ids.add(stream.path("streamId").asText());
      }
    }

    Sent last = sent.getLast();
    assertThat(sent).hasSizeGreaterThan(3).filteredOn(Sent::isMessage).containsExactly(last);
    assertThat(last.stream().path("streamType").asText()).isEqualTo("final");
    assertThat(last.stream().has("streamSequence")).isFalse();
    assertThat(last.text()).startsWith(before);
    assertThat(kinds(last)).containsExactlyInAnyOrder("streaminfo", "https://schema.org/Message");
    assertThat(last.body().at("/channelData/feedbackLoop/type").asText()).isEqualTo("default");
    ids.add(last.stream().path("streamId").asText());
    assertThat(ids).hasSize(1).doesNotContain("");

    Duration took = Duration.between(first.at(), last.at());
    assertThat(sent.size() - 1L)
        .as("at most one request a second")
        .isLessThanOrEqualTo(took.toSeconds() + 1);
  }

  private static List<String> kinds(Sent sent) {
    return sent.body().findPath("entities").findValuesAsText("type").stream()
        .filter(type -> type.equals("streaminfo") || type.startsWith("https:"))
        .toList();
  }

  @Test
  void thePersonsStopEndsTheCallToTheModel() {
    try (RawStream endless = RawStream.endless(WIRE);
        RunningServer onward = server(WIRE.settings(endless.url()))) {
      Visitor page = new Visitor(onward);
      String code =
          Visitor.json(page.send("POST", "/api/me/link-code", null, Map.of()).body())
              .path("code")
              .asText();
      teams.deliver(onward.address("/"), teams.message("stopped", "link " + code));
      teams.await("stopped", sent -> sent.text().startsWith("Linked"));
      refuse("stopped", "Content stream was cancelled by user.");
      teams.deliver(onward.address("/"), question("stopped"));

      teams.await("stopped", sent -> stateOfTheAnswer(page).equals("stopped"));
      assertThat(endless.isHungUpWithin(Duration.ofSeconds(30))).isTrue();
      List<Sent> sent = teams.sent("stopped");
      assertThat(sent).filteredOn(s -> !s.stream().isMissingNode()).hasSize(2);
      assertThat(sent).filteredOn(Sent::isMessage).hasSize(1);
    }
  }

  private static String stateOfTheAnswer(Visitor page) {
    JsonNode conversations = Visitor.json(page.get("/api/conversations").body());
    String id = conversations.at("/conversations/0/id").asText();
    return Visitor.json(page.get("/api/conversations/" + id).body())
        .at("/messages/0/state")
        .asText();
  }

  @Test
  void afterTwoMinutesTheMessageGoesOnToGrowInPlace() {
    modelSaysSlowly(400);
    refuse("late", "Content stream finished due to exceeded streaming time.");
    ask("late");

    Sent last = teams.await("late", sent -> sent.body().has("channelData"));
    List<Sent> sent = teams.sent("late");
    Sent refused = sent.get(1);
    List<Sent> put = sent.subList(2, sent.size());
    assertThat(put)
        .hasSizeGreaterThan(1)
        .allMatch(s -> s.method().equals("PUT") && s.isMessage())
        .allMatch(s -> s.path().endsWith("/" + refused.stream().path("streamId").asText()))
        .allMatch(s -> s.stream().isMissingNode());
    for (int i = 1; i < put.size(); i++) {
      assertThat(put.get(i).text()).startsWith(put.get(i - 1).text());
    }
    assertThat(last.text()).startsWith(refused.text()).hasSizeGreaterThan(6_000);
  }

  @ParameterizedTest
  @CsvSource({
    "complete, Content stream is not allowed on an already completed streamed message",
    "large, Message size too large",
    "other, Request streamed content should contain the previously streamed content"
  })
  void whatTeamsDoesNotTakeIntoAStreamDoesNotLoseTheAnswer(String chat, String words) {
    modelSaysSlowly(150);
    refuse(chat, words);
    teams.stub(put(urlPathMatching(".*/" + chat + "/.*")).willReturn(aResponse().withStatus(404)));
    ask(chat);

    Sent whole = teams.await(chat, s -> s.isMessage() && s.method().equals("POST"));
    assertThat(whole.stream().isMissingNode()).isTrue();
    assertThat(whole.text()).hasSizeGreaterThan(2_000);
    assertThat(teams.sent(chat))
        .extracting(Sent::method)
        .containsExactly("POST", "POST", "PUT", "POST");
  }

  @Test
  void aConnectorThatWantsRestOnTheWayDoesNotEndTheWork() {
    modelSaysSlowly(150);
    teams.stub(
        post(urlPathMatching(".*/rest/.*"))
            .withRequestBody(containing("\"streaming\""))
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "60")));
    int asked = model.requests().size();
    ask("rest");

    Sent whole = teams.await("rest", Sent::isMessage);
    assertThat(whole.text()).hasSizeGreaterThan(2_000);
    assertThat(model.requests()).hasSize(asked + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "forbidden, 403, ContentStreamNotAllowed, Content stream is not allowed",
    "not-here, 405, MethodNotAllowed, Streaming is not supported in this chat",
    "switched-off, 400, BadArgument, streaming api is not enabled"
  })
  void whereThereAreNoStreamsTheWholeMessageComes(
      String chat, int status, String code, String words) {
    modelSaysSlowly(100);
    teams.stub(
        post(urlPathMatching(".*/" + chat + "/.*"))
            .withRequestBody(containing("streaminfo"))
            .willReturn(error(status, code, words)));
    ask(chat);

    Sent message = teams.awaitMessage(chat);
    assertThat(message.stream().isMissingNode()).isTrue();
    assertThat(teams.sent(chat))
        .extracting(sent -> sent.body().path("type").asText())
        .containsExactly("typing", "typing", "message");
  }

  @Test
  void aSlowAnswerInAGroupTakesThePlaceOfANote() {
    modelSaysSlowly(400);
    ObjectNode message = question("group");
    ((ObjectNode) message.get("conversation")).put("conversationType", "groupChat");
    teams.deliver(server.address("/"), message);

    Sent put = teams.await("group", sent -> sent.method().equals("PUT"));
    List<Sent> sent = teams.sent("group");
    assertThat(sent)
        .extracting(s -> s.body().path("type").asText())
        .containsExactly("typing", "message", "message");
    assertThat(sent).allMatch(s -> s.stream().isMissingNode());
    assertThat(put.text()).contains("One more thing").doesNotContain("Still looking");
    assertThat(put.body().has("suggestedActions")).isFalse();
  }

  private static void refuse(String chat, String words) {
    teams.stub(
        post(urlPathMatching(".*/" + chat + "/.*"))
            .withRequestBody(containing("\"streaming\""))
            .willReturn(error(403, "ContentStreamNotAllowed", words)));
  }

  private static ResponseDefinitionBuilder error(int status, String code, String words) {
    return jsonResponse(
        "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, words), status);
  }
}

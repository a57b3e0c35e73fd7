package dev.onward;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
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
import org.junit.jupiter.api.Test;

/** How an answer grows in a personal chat, as the connector sees it. */
class TeamsStreamTest {
  private static final String QUESTION = "What should I do after AI-102?";
  private static final Wire WIRE = new Wire.AzureOpenAi();

  private static RunningServer server(FakeTeams teams, Map<String, String> model) {
    Map<String, String> settings = new HashMap<>(teams.settings());
    settings.putAll(model);
    settings.put("ONWARD_MODEL_FIRST_WORDS", "20s");
    settings.put("ONWARD_MODEL_WHOLE_ANSWER", "60s");
    return RunningServer.start(settings);
  }

  @Test
  void aSlowAnswerIsStreamedByEveryRule() {
    try (FakeTeams teams = new FakeTeams();
        FarSide model = new FarSide(WIRE);
        RunningServer onward = server(teams, model.settings())) {
      model.saysSlowly(
          "AI-103 follows [1]. ".concat("And so it goes on. ".repeat(300)).split("(?<=\\. )", -1));
      teams.deliver(onward.address("/"), teams.message("streamed", QUESTION));
      teams.awaitMessage("streamed");
      checkRules(teams.sent("streamed"));
    }
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
  void thePersonsStopEndsTheAnswer() {
    try (FakeTeams teams = new FakeTeams();
        RawStream model = RawStream.endless(WIRE);
        RunningServer onward = server(teams, WIRE.settings(model.url()))) {
      Visitor page = new Visitor(onward);
      String code =
          Visitor.json(page.send("POST", "/api/me/link-code", null, Map.of()).body())
              .path("code")
              .asText();
      teams.deliver(onward.address("/"), teams.message("stopped", "link " + code));
      teams.await("stopped", sent -> sent.text().startsWith("Linked"));
      refuse(teams, "stopped", "Content stream was canceled by user.");
      teams.deliver(onward.address("/"), teams.message("stopped", QUESTION));

      teams.await("stopped", sent -> stateOfTheAnswer(page).equals("stopped"));
      assertThat(model.isHungUpWithin(Duration.ofSeconds(10))).isTrue();
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
  void afterTwoMinutesTheMessageIsPutInPlace() {
    try (FakeTeams teams = new FakeTeams();
        FarSide model = new FarSide(WIRE);
        RunningServer onward = server(teams, model.settings())) {
      model.saysSlowly("And so it goes on. ".repeat(200).split("(?<=\\. )", -1));
      refuse(teams, "late", "Content stream finished due to exceeded streaming time.");
      teams.deliver(onward.address("/"), teams.message("late", QUESTION));

      Sent put = teams.await("late", sent -> sent.method().equals("PUT"));
      Sent streaming = teams.sent("late").get(1);
      assertThat(put.path()).endsWith("/" + streaming.stream().path("streamId").asText());
      assertThat(put.isMessage()).isTrue();
      assertThat(put.stream().isMissingNode()).isTrue();
      assertThat(put.text()).startsWith(streaming.text()).hasSizeGreaterThan(3_000);
      assertThat(teams.sent("late")).hasSize(3);
    }
  }

  @Test
  void whereThereAreNoStreamsTheWholeMessageComes() {
    try (FakeTeams teams = new FakeTeams();
        FarSide model = new FarSide(WIRE);
        RunningServer onward = server(teams, model.settings())) {
      model.saysSlowly("And so it goes on. ".repeat(100).split("(?<=\\. )", -1));
      teams.stub(
          post(urlPathMatching(".*/plain/.*"))
              .withRequestBody(containing("streaminfo"))
              .willReturn(notAllowed("Content stream is not allowed")));
      teams.deliver(onward.address("/"), teams.message("plain", QUESTION));

      Sent message = teams.awaitMessage("plain");
      assertThat(message.stream().isMissingNode()).isTrue();
      assertThat(teams.sent("plain")).hasSize(2);
    }
  }

  @Test
  void aSlowAnswerInAGroupTakesThePlaceOfANote() {
    try (FakeTeams teams = new FakeTeams();
        FarSide model = new FarSide(WIRE);
        RunningServer onward = server(teams, model.settings())) {
      model.saysSlowly("And so it goes on. ".repeat(400).split("(?<=\\. )", -1));
      var message = teams.message("group", QUESTION);
      ((ObjectNode) message.get("conversation")).put("conversationType", "groupChat");
      teams.deliver(onward.address("/"), message);

      Sent put = teams.await("group", sent -> sent.method().equals("PUT"));
      List<Sent> sent = teams.sent("group");
      assertThat(sent)
          .extracting(s -> s.body().path("type").asText())
          .containsExactly("typing", "message", "message");
      assertThat(sent).allMatch(s -> s.stream().isMissingNode());
      assertThat(put.text()).contains("goes on").doesNotContain("Still looking");
      assertThat(put.body().has("suggestedActions")).isFalse();
    }
  }

  private static void refuse(FakeTeams teams, String chat, String words) {
    teams.stub(
        post(urlPathMatching(".*/" + chat + "/.*"))
            .withRequestBody(containing("\"streaming\""))
            .willReturn(notAllowed(words)));
  }

  private static ResponseDefinitionBuilder notAllowed(String words) {
    return jsonResponse(
        "{\"error\":{\"code\":\"ContentStreamNotAllowed\",\"message\":\"%s\"}}".formatted(words),
        403);
  }
}

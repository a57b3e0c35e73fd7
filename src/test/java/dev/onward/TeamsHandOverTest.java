package dev.onward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A node is killed amid its streams; the other one finishes the same messages. */
class TeamsHandOverTest {
  private static final int CHATS = 20;

  @Test
  void whatOneNodeBeganToShowTheOtherFinishes() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        FakeTeams teams = new FakeTeams();
        RawStream model = RawStream.endless(new Wire.AzureOpenAi())) {
      List<ObjectNode> asked = new ArrayList<>();
      Map<String, String> withModel = settings(teams, postgres);
      withModel.putAll(new Wire.AzureOpenAi().settings(model.url()));
      withModel.put("ONWARD_MODEL_FIRST_WORDS", "60s");
      withModel.put("ONWARD_MODEL_WHOLE_ANSWER", "90s");
      try (Program one = Program.start(withModel)) {
        URI address = one.ready();
        for (int i = 0; i < CHATS; i++) {
          asked.add(teams.message("chat" + i, "What should I do after AI-102? I am number " + i));
          assertThat(teams.deliver(address, asked.get(i)).statusCode()).isEqualTo(200);
        }
        for (int i = 0; i < CHATS; i++) {
          teams.await("chat" + i, sent -> kind(sent).equals("streaming"));
        }
        one.kill();
      }
      Map<String, String> other = settings(teams, postgres);
      // The leases of the killed node have run out by then.
      other.put("ONWARD_CLOCK", "2026-11-23T09:10:00Z");
      try (Program program = Program.start(other)) {
        URI address = program.ready();
        asked.forEach(
            message -> assertThat(teams.deliver(address, message).statusCode()).isEqualTo(200));
        for (int i = 0; i < CHATS; i++) {
          teams.await("chat" + i, Sent::isMessage);
        }
        FakeTeams.pause(Duration.ofSeconds(3));
      }
      for (int i = 0; i < CHATS; i++) {
        assertFinished(teams.sent("chat" + i), asked.get(i));
      }
    }
  }

  /** One stream was begun, and it was ended by the whole answer. */
  private static void assertFinished(List<Sent> sent, JsonNode asked) {
    assertThat(sent).filteredOn(s -> kind(s).equals("informative")).hasSize(1);
    List<Sent> messages = sent.stream().filter(Sent::isMessage).toList();
    assertThat(messages).hasSize(1);
    Sent last = messages.getFirst();
    assertThat(kind(last)).isEqualTo("final");
    assertThat(last.answers(asked)).isTrue();
    assertThat(last.text()).contains("[1]");
    Set<String> ids = new HashSet<>();
    sent.stream()
        .map(s -> s.stream().path("streamId").asText())
        .filter(id -> !id.isEmpty())
        .forEach(ids::add);
    assertThat(ids).hasSize(1);
  }

  private static String kind(Sent sent) {
    return sent.stream().path("streamType").asText();
  }

  @Test
  void theEndOfAStreamOfWhichNobodyKnowsIsNotShownTwice() {
    try (FakeTeams teams = new FakeTeams();
        FarSide model = new FarSide(new Wire.AzureOpenAi())) {
      model.saysSlowly(
          "AI-103 follows [1]. One more thing to think about. ".repeat(60).split("(?<=\\. )", -1));
      teams.stub(
          post(urlPathMatching(".*/doubt/.*"))
              .withRequestBody(containing("\"final\""))
              .inScenario("doubt")
              .whenScenarioStateIs("Started")
              .willReturn(aResponse().withStatus(500))
              .willSetStateTo("taken"));
      teams.stub(
          post(urlPathMatching(".*/doubt/.*"))
              .withRequestBody(containing("\"final\""))
              .inScenario("doubt")
              .whenScenarioStateIs("taken")
              .willReturn(
                  aResponse()
                      .withStatus(403)
                      .withHeader("Content-Type", "application/json")
                      .withBody(
                          "{\"error\":{\"code\":\"ContentStreamNotAllowed\",\"message\":\"Content"
                              + " stream is not allowed on an already completed streamed"
                              + " message\"}}")));
      Map<String, String> settings = new HashMap<>(teams.settings());
      settings.putAll(model.settings());
      try (RunningServer server = RunningServer.start(settings)) {
        teams.deliver(
            server.address("/"), teams.message("doubt", "What should I do after AI-102?"));
        assertThat(InboxRows.ended(server.data(), "doubt")).isEqualTo("done");
      }
      List<Sent> messages = teams.sent("doubt").stream().filter(Sent::isMessage).toList();
      assertThat(messages).hasSize(2).allMatch(sent -> kind(sent).equals("final"));
    }
  }

  private static Map<String, String> settings(FakeTeams teams, EmbeddedPostgres postgres) {
    Path data = RunningServer.dataFolder();
    Map<String, String> settings = new HashMap<>(teams.settings());
    settings.put("ONWARD_PORT", "0");
    settings.put("ONWARD_CLOCK", RunningServer.TODAY);
    settings.put("ONWARD_DATA", data.toString());
    settings.put(
        "ONWARD_DATABASE_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
    settings.put("ONWARD_DATABASE_USER", "postgres");
    settings.put("ONWARD_DATABASE_PASSWORD", "postgres");
    return settings;
  }
}

package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a power cut leaves of a message that was acknowledged and not answered yet. */
class TeamsKillTest {
  @Test
  void aKillBetweenAcknowledgementAndReplyIsAnsweredOnceAfterTheRestart() {
    Path data = RunningServer.dataFolder();
    try (FakeTeams teams = new FakeTeams();
        RawStream model = RawStream.endless(new Wire.AzureOpenAi())) {
      ObjectNode message = teams.message("killed", "Is AZ-305 retired?");
      Map<String, String> withModel = settings(teams, data);
      withModel.putAll(new Wire.AzureOpenAi().settings(model.url()));
      try (Program program = Program.start(withModel)) {
        URI address = program.ready();
        assertThat(teams.deliver(address, message).statusCode()).isEqualTo(200);
        teams.await(
            "killed", sent -> sent.stream().path("streamType").asText().equals("streaming"));
        program.kill();
      }
      assertThat(teams.sent("killed")).noneMatch(Sent::isMessage);

      try (Program program = Program.start(settings(teams, data))) {
        URI address = program.ready();
        Sent answer = teams.awaitMessage("killed");
        assertThat(answer.text()).contains("AZ-305", "[1]");
        assertThat(answer.body().path("replyToId").asText()).isEqualTo(message.get("id").asText());

        assertThat(teams.deliver(address, message).statusCode()).isEqualTo(200);
        ObjectNode next = teams.message("killed", "Is AZ-104 retired?");
        teams.deliver(address, next);
        teams.await("killed", sent -> sent.isMessage() && sent.text().contains("AZ-104"));
      }
      List<Sent> messages = teams.sent("killed").stream().filter(Sent::isMessage).toList();
      assertThat(messages).hasSize(2);
    }
  }

  private static Map<String, String> settings(FakeTeams teams, Path data) {
    Map<String, String> settings = new HashMap<>(teams.settings());
    settings.put("ONWARD_PORT", "0");
    settings.put("ONWARD_DATA", data.toString());
    settings.put("ONWARD_CLOCK", RunningServer.TODAY);
    return settings;
  }
}

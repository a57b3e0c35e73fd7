package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onward.compute.ComputeJob;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people get of a server that has more to answer than it answers soon. */
class BusyTest {
  @Test
  void aQuestionTooManyIsRefusedWithWhenToComeBackAndNothingIsKeptOfIt() {
    try (RunningServer server = RunningServer.start()) {
      Visitor visitor = new Visitor(server);
      visitor.say("hello");
      List<ComputeJob> others = server.occupied();

      for (String accept : List.of("application/json", "text/event-stream")) {
        HttpResponse<String> refused =
            visitor.send(
                "POST",
                "/api/chat",
                "{\"message\":\"Is AZ-305 retired?\"}",
                Map.of("Accept", accept));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("Content-Type"))
            .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(Visitor.json(refused.body()).get("title").asText())
            .contains("More is asked just now", "try again in");
      }
      assertThat(visitor.get("/health/ready").statusCode()).isEqualTo(200);

      others.forEach(ComputeJob::close);
      assertThat(visitor.say("Is AZ-305 retired?").get("answer").asText()).contains("AZ-305");
      JsonNode conversations = Visitor.json(visitor.get("/api/conversations").body());
      assertThat(conversations.get("conversations")).hasSize(1);
    }
  }

  @Test
  void aMessageInTeamsWaitsUntilThereIsRoom() {
    try (FakeTeams teams = new FakeTeams();
        RunningServer server = RunningServer.start(teams.settings())) {
      List<ComputeJob> others = server.occupied();
      ObjectNode message = teams.message("waiting", "Is AZ-305 retired?");
      assertThat(teams.deliver(server.address("/"), message).statusCode()).isEqualTo(200);
      others.forEach(ComputeJob::close);
      assertThat(teams.awaitMessage("waiting").text()).contains("AZ-305");
    }
  }
}

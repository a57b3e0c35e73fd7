package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.LiveSources.Post;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two nodes over one PostgreSQL: one gathers, both show; what one asks back the other does. */
class TwoNodesTest {
  @Test
  void oneNodeLooksAtASourceWhenItsTurnComesAndBothShowWhatItFound() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        LiveSources sources = new LiveSources()) {
      sources.azureUpdates();
      sources.feed(
          new Post(
              "shared-agents",
              "Shared agents in Foundry",
              "Agents in Microsoft Foundry can now be shared between projects of one company."));
      Map<String, String> settings = new HashMap<>(sources.settings());
      settings.put("ONWARD_GATHER", "true");
      settings.putAll(over(postgres));
      try (RunningServer one = RunningServer.start(settings);
          RunningServer other = RunningServer.start(settings)) {
        for (RunningServer node : new RunningServer[] {one, other}) {
          Visitor visitor = new Visitor(node);
          LiveItemsTest.await(
              () -> visitor.get("/api/updates").body().contains("Shared agents in Foundry"));
          assertThat(visitor.say("What changed lately with shared agents?").get("answer").asText())
              .contains("Shared agents in Foundry");
        }
        assertThat(sources.looksAtTheFeed()).isEqualTo(1);
      }
    }
  }

  private static Map<String, String> over(EmbeddedPostgres postgres) {
    return Map.of(
        "ONWARD_DATABASE_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
        "ONWARD_DATABASE_USER", "postgres",
        "ONWARD_DATABASE_PASSWORD", "postgres");
  }

  @Test
  void aYesAndAnUndoHoldOnWhicheverNodeTheyAreSaid() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        RunningServer one = RunningServer.start(over(postgres));
        RunningServer other = RunningServer.start(over(postgres))) {
      Visitor here = new Visitor(one);
      here.say("I hold AZ-104, 5 hours a week. Make me a plan toward AZ-305");
      here.say("Forget everything about me");
      Visitor there = here.at(other);
      assertThat(there.say("yes").at("/acted/state").asText()).isEqualTo("done");
      assertThat(here.get("/api/plan").statusCode()).isEqualTo(404);

      assertThat(there.at(one).say("Undo").at("/acted/state").asText()).isEqualTo("undone");
      assertThat(there.get("/api/plan").statusCode()).isEqualTo(200);
      assertThat(there.get("/api/profile").body()).contains("AZ-104");
    }
  }

  @Test
  void aTurnPointsBackToWhatWasSaidOnAnotherNode() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        RunningServer one = RunningServer.start(over(postgres));
        RunningServer other = RunningServer.start(over(postgres))) {
      Visitor here = new Visitor(one);
      here.say("AI-103 or AI-300?");
      Visitor there = here.at(other);
      assertThat(there.say("how much is the second?").get("standalone").asText())
          .isEqualTo("how much is AI-300?");
      assertThat(there.at(one).say("and the other one?").get("standalone").asText())
          .contains("AI-103");
    }
  }
}

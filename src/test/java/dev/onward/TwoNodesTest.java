package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.LiveSources.Post;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two nodes over one PostgreSQL: one gathers, both show. */
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
      settings.put(
          "ONWARD_DATABASE_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
      settings.put("ONWARD_DATABASE_USER", "postgres");
      settings.put("ONWARD_DATABASE_PASSWORD", "postgres");
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
}

package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The facts as data, over HTTP. */
class CatalogueTest {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyCredentialHasAStatusForToday() {
    JsonNode list = get("/api/credentials").get("credentials");
    assertThat(list.size()).isEqualTo(53);
    for (JsonNode credential : list) {
      assertThat(credential.get("status").asText())
          .isIn("active", "beta", "retiring", "retired", "upcoming");
      assertThat(credential.get("asOf").asText()).isEqualTo("2026-11-23");
      assertThat(credential.get("url").asText()).startsWith("https://");
      assertThat(credential.get("sources").size()).isPositive();
    }
  }

  @Test
  void oneCredentialIsFoundByAnyOfItsCodes() {
    JsonNode badge = get("/api/credentials/ai-102");
    assertThat(badge.get("status").asText()).isEqualTo("retired");
    assertThat(badge.get("retiresOn").asText()).isEqualTo("2026-06-30");
    assertThat(badge.get("renewable").asBoolean()).isFalse();
    assertThat(badge.at("/successors/0/id").asText()).isEqualTo("AI-103");
    assertThat(get("/api/credentials/AZ-801").get("id").asText()).isEqualTo("AZ-800");
    assertThat(new Visitor(server).get("/api/credentials/AI-999").statusCode()).isEqualTo(404);
  }

  @Test
  void theClockDecides() {
    try (RunningServer may = RunningServer.start(Map.of("ONWARD_CLOCK", "2026-05-15T09:00:00Z"))) {
      JsonNode badge = Visitor.json(new Visitor(may).get("/api/credentials/AI-102").body());
      assertThat(badge.get("status").asText()).isEqualTo("retiring");
      assertThat(badge.get("renewable").asBoolean()).isTrue();
      JsonNode answer = new Visitor(may).say("Can I still renew AI-102?");
      assertThat(answer.get("answer").asText())
          .contains("renewed by a free", "30 June 2026")
          .doesNotContain("can't be renewed");
    }
  }

  @Test
  void updatesComeNewestFirstAndFiltered() {
    List<LocalDate> days = new ArrayList<>();
    for (JsonNode update : get("/api/updates?since=2026-07-01").get("updates")) {
      days.add(LocalDate.parse(update.get("published").asText()));
    }
    assertThat(days).hasSizeGreaterThan(20).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(days.getLast()).isAfterOrEqualTo(LocalDate.of(2026, 7, 1));
    for (JsonNode update : get("/api/updates?topic=java").get("updates")) {
      assertThat(update.get("topics").toString()).contains("\"java\"");
    }
    assertThat(new Visitor(server).get("/api/updates?since=lately").statusCode()).isEqualTo(422);
    assertThat(new Visitor(server).get("/api/updates?topic=cats").body())
        .contains("as one of agents");
  }

  @Test
  void theMapShowsWhatIsRetiredAndWhatIsYours() {
    Visitor visitor = new Visitor(server);
    visitor.say("I hold AI-102 and AZ-104");
    String page = visitor.get("/path").body();
    assertThat(page)
        .contains("<svg", "class=\"node retired own\"")
        .contains("AI-102, Azure AI Engineer Associate, retired 30 June 2026, yours")
        .contains("AZ-104, Azure Administrator Associate, open, yours")
        .contains("until 30 November 2026")
        .contains("<th scope=\"col\">Leads to</th>");
    assertThat(new Visitor(server).get("/path").body()).doesNotContain("yours");
  }

  private static JsonNode get(String path) {
    return Visitor.json(new Visitor(server).get(path).body());
  }
}

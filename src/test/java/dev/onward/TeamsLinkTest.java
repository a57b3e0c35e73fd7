package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One person in Teams and on the page, known as one by a code. */
class TeamsLinkTest {
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

  private static Sent ask(String chat, String question) {
    return said(chat, teams.message(chat, question));
  }

  private static Sent said(String chat, ObjectNode message) {
    teams.deliver(server.address("/"), message);
    return teams.await(chat, sent -> sent.answers(message));
  }

  private static String link(String chat, Visitor page) {
    String code =
        Visitor.json(page.send("POST", "/api/me/link-code", "{}", Map.of()).body())
            .path("code")
            .asText();
    return ask(chat, "link " + code).text();
  }

  @Test
  void anAccountIsLinkedToThePageByACodeAndOnlyOnce() {
    Visitor page = new Visitor(server);
    page.say("I hold AI-102, it expires on 18 April 2027.");
    ask("linking", "Make me a plan toward AI-103 with 5 hours a week");
    assertThat(page.get("/api/plan").statusCode()).isEqualTo(404);

    assertThat(link("linking", page)).startsWith("Linked");

    assertThat(page.get("/api/plan").statusCode()).isEqualTo(200);
    assertThat(page.get("/api/profile").body()).contains("2027-04-18");
    JsonNode conversations = Visitor.json(page.get("/api/conversations").body());
    assertThat(conversations.path("conversations")).hasSize(2);
    assertThat(ask("linking", "Can I renew my AI-102?").text()).contains("AI-102");
    // As where the reply to a good code got lost, and the message comes again.
    assertThat(ask("linking", "link BCDF-GHJK").text()).startsWith("Linked");
    assertThat(ask("linking", "unlink").text()).startsWith("Unlinked");
    assertThat(ask("linking", "link BCDF-GHJK").text()).startsWith("I don't know this code");
    assertThat(ask("linking", "reminders").card().isObject()).isTrue();
    assertThat(page.get("/api/plan").statusCode()).isEqualTo(200);
  }

  @Test
  void aCodeThatOthersReadIsGoodForNobody() {
    Visitor page = new Visitor(server);
    page.say("Hello");
    String code =
        Visitor.json(page.send("POST", "/api/me/link-code", "{}", Map.of()).body())
            .path("code")
            .asText();
    ObjectNode message = teams.message("public", "link " + code);
    ((ObjectNode) message.get("conversation")).put("conversationType", "groupChat");
    assertThat(said("public", message).text()).startsWith("Others can read this code");
    assertThat(ask("reader", "link " + code).text()).startsWith("I don't know this code");
  }

  @Test
  void wordsThatAreNoCodeAreAQuestion() {
    assertThat(ask("words", "code examples").text()).doesNotContain("this code");
  }

  @Test
  void feedbackReachesTheOperatorOnlyFromWhoeverAsked() {
    Visitor page = new Visitor(server);
    page.say("Hello");
    link("judging", page);
    ask("judging", "Is AZ-305 retired?");
    String id = teams.ids("judging").getLast();

    ObjectNode given = feedback("judging", id, "dislike");
    ObjectNode foreign = feedback("judging", id, "like");
    ((ObjectNode) foreign.get("from")).put("aadObjectId", "somebody else");
    assertThat(teams.deliver(server.address("/"), given).body()).isEqualTo("{}");
    assertThat(teams.deliver(server.address("/"), foreign).statusCode()).isEqualTo(200);

    JsonNode kept = Visitor.json(page.get("/api/me/export").body()).path("feedback");
    assertThat(kept).hasSize(1);
    assertThat(kept.path(0).path("helpful").asBoolean()).isFalse();
    assertThat(kept.path(0).path("note").asText()).isEqualTo("a date was missing");
  }

  private static ObjectNode feedback(String chat, String replyTo, String reaction) {
    ObjectNode invoke =
        teams
            .activity(chat, "invoke")
            .put("name", "message/submitAction")
            .put("replyToId", replyTo);
    ObjectNode value = invoke.putObject("value").put("actionName", "feedback");
    value
        .putObject("actionValue")
        .put("reaction", reaction)
        .put("feedback", "{\"feedbackText\":\"a date was missing\"}");
    return invoke;
  }
}

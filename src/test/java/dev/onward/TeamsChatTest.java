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
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Talking with Onward in Teams: what comes in over HTTP, and what the connector gets. */
class TeamsChatTest {
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

  private static Sent ask(String chat, String question) {
    ObjectNode message = teams.message(chat, question);
    assertThat(teams.deliver(address(), message).statusCode()).isEqualTo(200);
    return answerTo(chat, message);
  }

  private static Sent answerTo(String chat, JsonNode message) {
    return teams.await(chat, sent -> sent.answers(message));
  }

  private static JsonNode entity(Sent sent) {
    for (JsonNode entity : sent.body().path("entities")) {
      if (entity.path("@type").asText().equals("Message")) {
        return entity;
      }
    }
    throw new AssertionError("no entity of an answer in " + sent.body());
  }

  @Test
  void anAnswerHasLabelSourcesFeedbackAndQuestionsToAskNext() {
    Sent answer = ask("asking", "Is AZ-305 retired?");

    assertThat(answer.text()).contains("AZ-305", "[1]");
    assertThat(answer.token()).isEqualTo("Bearer the-bot's-token");
    assertThat(answer.body().at("/from/id").asText()).isEqualTo(FakeTeams.BOT);
    JsonNode entity = entity(answer);
    assertThat(entity.path("type").asText()).isEqualTo("https://schema.org/Message");
    assertThat(entity.path("additionalType").toString()).isEqualTo("[\"AIGeneratedContent\"]");
    assertThat(entity.path("citation")).isNotEmpty().hasSizeLessThanOrEqualTo(20);
    for (JsonNode claim : entity.path("citation")) {
      assertThat(answer.text()).contains("[" + claim.path("position").asInt() + "]");
      JsonNode source = claim.path("appearance");
      assertThat(source.path("@type").asText()).isEqualTo("DigitalDocument");
      assertThat(source.path("name").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(80);
      assertThat(source.path("abstract").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(160);
      assertThat(source.path("keywords")).hasSizeLessThanOrEqualTo(3);
    }
    assertThat(answer.body().at("/channelData/feedbackLoop/type").asText()).isEqualTo("default");
    assertThat(answer.body().at("/suggestedActions/actions/0/type").asText()).isEqualTo("imBack");
    assertThat(answer.body().at("/suggestedActions/to/0").asText()).isEqualTo("29:asking");
  }

  @Test
  void anActivitySentThreeTimesIsAnsweredOnce() {
    ObjectNode message = teams.message("again", "Is AZ-104 retired?");
    for (int i = 0; i < 3; i++) {
      assertThat(teams.deliver(address(), message).statusCode()).isEqualTo(200);
    }
    ask("again", "Is AZ-400 retired?");
    assertThat(teams.sent("again")).filteredOn(Sent::isMessage).hasSize(2);
  }

  @Test
  void inAChannelOurMentionIsTakenOutAndThoseOfOthersStay() {
    ObjectNode message =
        teams.message("channel", "<at>Onward</at>&nbsp;does <at>AZ-305</at> expire?");
    ((ObjectNode) message.get("conversation")).put("conversationType", "channel");
    mention(message, FakeTeams.BOT, "<at>Onward</at>");
    mention(message, "29:somebody", "<at>AZ-305</at>");
    teams.deliver(address(), message);

    Sent answer = answerTo("channel", message);
    assertThat(answer.text()).contains("AZ-305");
    assertThat(answer.body().has("suggestedActions")).isFalse();
    assertThat(teams.sent("channel")).allMatch(sent -> sent.stream().isMissingNode());
  }

  private static void mention(ObjectNode message, String id, String text) {
    ObjectNode mention = message.withArray("entities").addObject();
    mention.put("type", "mention").put("text", text).putObject("mentioned").put("id", id);
  }

  @Test
  void aConversationGoesOnAndKnowsWhatWasSaid() {
    ask("going on", "I hold AI-102, it expires on 18 April 2027.");
    assertThat(ask("going on", "Can I renew it?").text()).contains("AI-102");
  }

  @Test
  void theWelcomeComesOnceHoweverManyAreAdded() {
    for (String type : List.of("installationUpdate", "conversationUpdate", "conversationUpdate")) {
      ObjectNode added = teams.activity("new", type).put("action", "add");
      added.putArray("membersAdded").addObject().put("id", FakeTeams.BOT);
      added.withArray("membersAdded").addObject().put("id", "29:new");
      teams.deliver(address(), added);
    }
    ask("new", "Is AZ-305 retired?");
    List<Sent> messages = teams.sent("new").stream().filter(Sent::isMessage).toList();
    assertThat(messages).hasSize(2);
    assertThat(messages.getFirst().card().toString()).contains("I'm Onward");
  }

  @Test
  void aStepIsTickedOnTheCard() {
    Sent answer = ask("planning", "Make me a plan toward AI-103 with 5 hours a week");
    JsonNode card = answer.card();
    assertThat(card.path("body").path(0).path("text").asText()).startsWith("Plan: ");
    JsonNode tick = card.findParents("verb").getFirst();
    assertThat(tick.path("title").asText()).isEqualTo("Done");

    JsonNode reply = Visitor.json(teams.deliver(address(), teams.press("planning", tick)).body());
    assertThat(reply.path("statusCode").asInt()).isEqualTo(200);
    assertThat(reply.path("type").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
    JsonNode undo = reply.path("value").findParents("verb").getFirst();
    assertThat(undo.path("title").asText()).isEqualTo("Undo");
    assertThat(reply.path("value").toString()).contains("1 of ");

    JsonNode again = ask("planning", "plan").card();
    assertThat(again.findParents("verb").getFirst().path("title").asText()).isEqualTo("Undo");
    JsonNode more = pressed(again, "Show more");
    JsonNode longer = Visitor.json(teams.deliver(address(), teams.press("planning", more)).body());
    assertThat(longer.at("/value/body").size()).isGreaterThan(again.path("body").size());
  }

  private static JsonNode pressed(JsonNode card, String title) {
    return card.findParents("verb").stream()
        .filter(action -> action.path("title").asText().equals(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void somebodyElsesPlanIsNotTicked() {
    JsonNode tick =
        ask("mine", "Make me a plan toward AI-103 with 5 hours a week")
            .card()
            .findParents("verb")
            .getFirst();
    ask("stranger", "Is AZ-305 retired?");
    JsonNode reply = Visitor.json(teams.deliver(address(), teams.press("stranger", tick)).body());
    assertThat(reply.path("type").asText()).isEqualTo("application/vnd.microsoft.activity.message");
    assertThat(reply.path("value").asText()).contains("not your plan");
  }

  @Test
  void aPlanIsTakenAlongByLinksThatNeedNoSession() {
    ask("export", "Make me a plan toward AI-103 with 5 hours a week");
    String text = ask("export", "export plan").text();
    assertThat(text).contains("Done when:", "https://onward.example.com/teams/");
    String path = text.replaceAll("(?s).*onward.example.com(/teams/[^)]*plan.ics).*", "$1");
    Visitor anybody = new Visitor(server);
    assertThat(anybody.get(path).body()).startsWith("BEGIN:VCALENDAR");
    assertThat(anybody.get("/teams/guessed/plan.ics").statusCode()).isEqualTo(404);
  }

  @Test
  void preferencesAreChosenOnTheCard() {
    JsonNode card = ask("preferring", "reminders").card();
    ObjectNode save = pressed(card, "Save").deepCopy();
    save.putObject("data").put("due-steps", "true").put("zone", "Asia/Tokyo").put("hour", "7");
    JsonNode reply = Visitor.json(teams.deliver(address(), teams.press("preferring", save)).body());
    assertThat(reply.toString()).contains("Saved.", "\"value\":\"Asia/Tokyo\"");

    ((ObjectNode) save.get("data")).put("zone", "Mars/Phobos");
    JsonNode refused =
        Visitor.json(teams.deliver(address(), teams.press("preferring", save)).body());
    assertThat(refused.path("value").asText()).startsWith("Choose a time zone");
    assertThat(ask("preferring", "reminders").card().toString()).contains("\"value\":\"7\"");
  }

  @Test
  void theTimeZoneOfTheDeviceIsOfferedFirst() {
    assertThat(ask("zoneless", "reminders").card().toString()).contains("\"value\":\"UTC\"");
    ObjectNode message = teams.message("zoned", "reminders").put("localTimezone", "Asia/Yerevan");
    teams.deliver(address(), message);
    JsonNode zone = answerTo("zoned", message).card().findParents("choices").getFirst();
    assertThat(zone.path("value").asText()).isEqualTo("Asia/Yerevan");
    assertThat(zone.path("choices").toString()).contains("Asia: Yerevan");
  }

  @Test
  void whatTeamsRefusesIsSaidOnceMoreInBareWords() {
    teams.stub(
        any(urlPathMatching(".*/refusing/.*"))
            .withRequestBody(containing("AIGeneratedContent"))
            .willReturn(aResponse().withStatus(413)));
    ObjectNode message = teams.message("refusing", "Is AZ-305 retired?");
    teams.deliver(address(), message);
    Sent bare =
        teams.await(
            "refusing",
            s -> s.answers(message) && !s.body().toString().contains("AIGeneratedContent"));
    assertThat(bare.text()).contains("AZ-305");
  }

  @Test
  void factsOfACredentialStandOnACard() {
    assertThat(ask("facts", "facts AZ-305").card().toString())
        .contains("AZ-305", "FactSet", "Open its page");
  }

  @Test
  void otherInvokesAreNotImplemented() {
    ObjectNode invoke = teams.activity("invoking", "invoke").put("name", "composeExtension/query");
    assertThat(teams.deliver(address(), invoke).statusCode()).isEqualTo(501);
    assertThat(teams.deliver(address(), teams.activity("x", "unheardOf")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aBusyConnectorIsAskedAgainAndAnOldTokenRenewed() {
    teams.stub(
        post(urlPathMatching(".*/busy/.*"))
            .inScenario("busy")
            .whenScenarioStateIs("Started")
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1"))
            .willSetStateTo("stale"));
    teams.stub(
        post(urlPathMatching(".*/busy/.*"))
            .inScenario("busy")
            .whenScenarioStateIs("stale")
            .willReturn(aResponse().withStatus(401))
            .willSetStateTo("good"));
    teams.stub(
        post(urlPathMatching(".*/busy/.*"))
            .inScenario("busy")
            .whenScenarioStateIs("good")
            .willReturn(jsonResponse("{\"id\":\"m\"}", 201)));
    long before = teams.fetchesOfTokens();
    ask("busy", "reminders");
    teams.awaitCount("busy", 3);
    assertThat(teams.fetchesOfTokens()).isEqualTo(before + 1);
  }
}

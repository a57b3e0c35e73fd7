package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Talking as people do in Teams: with quotes, files, edits, reactions and bare mentions. */
class TeamsTalkTest {
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

  private static Sent answerTo(ObjectNode message) {
    assertThat(teams.deliver(address(), message).statusCode()).isEqualTo(200);
    String chat = message.at("/conversation/id").asText();
    return teams.await(chat, sent -> sent.answers(message));
  }

  private static ObjectNode inAGroup(ObjectNode message) {
    ((ObjectNode) message.get("conversation")).put("conversationType", "groupChat");
    ObjectNode mention = message.withArray("entities").addObject();
    mention.put("type", "mention").put("text", "<at>Onward</at>");
    mention.putObject("mentioned").put("id", FakeTeams.BOT);
    return message;
  }

  @Test
  void whoOnlyCallsUsIsToldWhatFor() {
    for (String text : List.of("<at>Onward</at>", " <at>Onward</at>\u00a0\n")) {
      Sent hello = answerTo(inAGroup(teams.message("calling" + text.length(), text)));
      assertThat(hello.card().toString()).contains("I'm Onward", "Mention me with your question");
    }
  }

  @Test
  void aFileIsNamedAsUnreadAndTheWordsAreAnswered() {
    ObjectNode message = teams.message("file", "Is AZ-305 retired?");
    ObjectNode file = message.putArray("attachments").addObject();
    file.put("contentType", "application/vnd.microsoft.teams.file.download.info");
    file.put("name", "my [cv].pdf").putObject("content").put("fileType", "pdf");
    Sent answer = answerTo(message);
    assertThat(answer.text())
        .startsWith("I can't read what you sent along (my cv .pdf)")
        .contains("AZ-305", "[1]");
  }

  @Test
  void aPictureAloneIsNotTakenForACall() {
    ObjectNode message = teams.message("picture", "");
    message.putArray("attachments").addObject().put("contentType", "image/*");
    message.withArray("attachments").addObject().put("contentType", "text/html");
    assertThat(answerTo(message).text()).contains("picture", "Write your question");
  }

  @Test
  void whatIsQuotedIsNotTakenForThePersonsWords() {
    ObjectNode entity =
        teams.message("quote-entity", "<quoted messageId=\"1700\"/> when does AI-102 retire?");
    ObjectNode attachment =
        teams.message(
            "quote-html", "<attachment id=\"1700\"></attachment><p>When does AI-102 retire?</p>");
    attachment.put("textFormat", "xml");
    ObjectNode block =
        teams.message(
            "quote-block",
            "<blockquote itemtype=\"http://schema.skype.com/Reply\"><p>Is AZ-305 retired?</p>"
                + "</blockquote><p>When does AI-102 retire?</p>");
    block.put("textFormat", "xml");
    for (ObjectNode message : List.of(entity, attachment, block)) {
      assertThat(answerTo(message).text()).contains("AI-102").doesNotContain("AZ-305", "1700");
    }
  }

  @Test
  void anEditedQuestionIsAnsweredInThePlaceOfTheFirstAnswer() {
    ObjectNode message = teams.message("edited", "Is AZ-305 retired?");
    Sent first = answerTo(message);
    String streamed = first.stream().path("streamId").asText("");
    String id =
        streamed.isEmpty()
            ? teams.ids("edited").get(teams.sent("edited").indexOf(first))
            : streamed;

    for (String exam : List.of("AZ-104", "AZ-400")) {
      ObjectNode edit = message.deepCopy().put("type", "messageUpdate");
      edit.put("text", "Is %s retired?".formatted(exam));
      ((ObjectNode) edit.get("channelData")).put("eventType", "editMessage");
      teams.deliver(address(), edit);
      teams.deliver(address(), edit);
      Sent anew = teams.await("edited", s -> s.method().equals("PUT") && s.text().contains(exam));
      assertThat(anew.path()).endsWith("/activities/" + id);
    }
    answerTo(teams.message("edited", "Is DP-100 retired?"));
    assertThat(teams.sent("edited"))
        .filteredOn(s -> s.isMessage() && s.method().equals("PUT"))
        .hasSize(2);
    assertThat(teams.sent("edited"))
        .filteredOn(s -> s.isMessage() && s.method().equals("POST"))
        .hasSize(2);
  }

  @Test
  void anEditOfSomethingThatWasNotAnsweredIsLeftAlone() {
    ObjectNode edit = teams.message("never-asked", "edited text").put("type", "messageUpdate");
    ((ObjectNode) edit.get("channelData")).put("eventType", "editMessage");
    assertThat(teams.deliver(address(), edit).statusCode()).isEqualTo(200);
    answerTo(teams.message("never-asked", "Is AZ-305 retired?"));
    assertThat(teams.sent("never-asked")).filteredOn(Sent::isMessage).hasSize(1);
  }

  @Test
  void aPlanCardIsAskedForAnewByItsPersonsClient() {
    JsonNode card =
        answerTo(teams.message("refreshing", "Make me a plan toward AI-103 with 5 hours a week"))
            .card();
    assertThat(card.at("/refresh/userIds").toString()).isEqualTo("[\"29:refreshing\"]");
    JsonNode tick = card.at("/body").findParents("verb").getFirst();
    teams.deliver(address(), teams.press("refreshing", tick));

    ObjectNode reload = teams.press("refreshing", card.at("/refresh/action"));
    ((ObjectNode) reload.get("value")).put("trigger", "automatic");
    JsonNode reply = Visitor.json(teams.deliver(address(), reload).body());
    assertThat(reply.path("value").toString()).contains("1 of ");
  }

  @Test
  void aTamperedStepIsRefusedAndNothingChanges() {
    JsonNode card =
        answerTo(teams.message("tampering", "Make me a plan toward AI-103 with 5 hours a week"))
            .card();
    ObjectNode tick = card.at("/body").findParents("verb").getFirst().deepCopy();
    for (String status : List.of("{\"a\": 1}", "\"\"", "\"DONE\"", "7", "[\"done\"]")) {
      ((ObjectNode) tick.get("data")).set("status", Visitor.json(status));
      JsonNode reply =
          Visitor.json(teams.deliver(address(), teams.press("tampering", tick)).body());
      assertThat(reply.path("statusCode").asInt()).isEqualTo(400);
    }
    assertThat(answerTo(teams.message("tampering", "plan")).card().toString()).contains("0 of ");
  }

  @Test
  void whatIsTooLargeIsToldTheLimitThatHolds() {
    ObjectNode huge = teams.message("huge", "x".repeat(300_000));
    var response = teams.deliver(address(), huge);
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("256 KiB");
  }
}

package dev.onward.teams.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What is read of what Teams sends. */
class ActivityTest {
  private static final String US = "28:bot";

  private final ObjectNode message = new ObjectMapper().createObjectNode();
  private final ArrayNode entities = message.putArray("entities");

  ActivityTest() {
    message.put("type", "message").put("serviceUrl", "https://s").put("channelId", "msteams");
    message.putObject("conversation").put("id", "19:x@thread.tacv2;messageid=1");
    message.putObject("recipient").put("id", US);
  }

  private void mention(String id, String text) {
    entities
        .addObject()
        .put("type", "mention")
        .put("text", text)
        .putObject("mentioned")
        .put("id", id)
        .put("name", "Onward");
  }

  private String said(String text) {
    return Activity.read(message.put("text", text).toString()).said();
  }

  @Test
  void everyMentionOfUsGoesAndNamesOfOthersStay() {
    mention(US, "<at>Onward</at>");
    mention("29:bob", "<at>Bob</at>");
    mention(US, "<at>Onward</at>");
    assertThat(said("<at>Onward</at>&nbsp;does <at>Bob</at> need AZ-305, <at>Onward</at>?\n"))
        .isEqualTo("does Bob need AZ-305, ?");
  }

  @Test
  void somebodyElseOfOurNameStays() {
    mention("29:namesake", "<at>Onward</at>");
    mention(US, "<at>Onward</at>");
    assertThat(said("<at>Onward</at> asks <at>Onward</at> about AI-103"))
        .isEqualTo("Onward asks  about AI-103");
  }

  @Test
  void aMentionOfUsGoesWhicheverIsListedFirst() {
    mention("29:bob", "<at>Bob</at>");
    mention(US, "<at>Onward</at>");
    assertThat(said("<at>Onward</at> ask <at>Bob</at>")).isEqualTo("ask Bob");
  }

  @Test
  void ourNameInTheWordsStaysWhereItIsNoMention() {
    mention(US, "<at>Onward</at>");
    assertThat(said("<at>Onward</at> What is Onward?")).isEqualTo("What is Onward?");
  }

  @Test
  void aMentionWithoutItsTextIsKnownByItsName() {
    mention(US, "");
    assertThat(said("<at>Onward</at> Is AZ-305 retired?")).isEqualTo("Is AZ-305 retired?");
  }

  @Test
  void aNameWithAnEntityIsTakenOutAndEntitiesOfTheWordsAreRead() {
    mention(US, "<at>On &amp; ward</at>");
    assertThat(said("<at>On &amp; ward</at> RAG &amp; agents: 3 &lt; 5 &quot;hours&quot;?"))
        .isEqualTo("RAG & agents: 3 < 5 \"hours\"?");
  }

  @Test
  void aMentionOfAnotherBotIsNotOurs() {
    mention("28:other", "<at>Other</at>");
    assertThat(said("<at>Other</at> hello")).isEqualTo("Other hello");
  }

  @Test
  void aPressOnAQuestionSaysIt() {
    message.putObject("value").put("question", "Is AZ-305 retired?");
    assertThat(said("")).isEqualTo("Is AZ-305 retired?");
  }

  @Test
  void theTimeZoneOfTheDeviceIsRead() {
    assertThat(Activity.read(message.toString()).zone()).isEmpty();
    entities.addObject().put("type", "clientInfo").put("timezone", "Asia/Kolkata");
    assertThat(Activity.read(message.toString()).zone()).contains(ZoneId.of("Asia/Kolkata"));
    message.put("localTimezone", "Mars/Phobos");
    assertThat(Activity.read(message.toString()).zone()).isEmpty();
  }
}

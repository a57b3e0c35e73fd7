package dev.onward.teams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Json;
import io.javalin.http.BadRequestResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What came in from Teams, as far as it matters here; everything else is ignored (Activity
 * specification A2005, A2104). Texts that did not come are empty, never null.
 */
record Activity(
    String type,
    String id,
    Chat chat,
    Party from,
    Party recipient,
    String name,
    String action,
    String text,
    String replyToId,
    List<Mention> mentions,
    List<String> added,
    List<String> reactions,
    JsonNode value) {

  Activity {
    mentions = List.copyOf(mentions);
    added = List.copyOf(added);
    reactions = List.copyOf(reactions);
  }

  /** Who sends or is spoken to; {@code account} is the id in the directory, if there is one. */
  record Party(String id, String account) {
    static Party of(JsonNode node) {
      return new Party(node.path("id").asText(""), node.path("aadObjectId").asText(""));
    }

    /** What stays the same wherever the account speaks. */
    String key() {
      return account.isEmpty() ? id : account;
    }
  }

  /** A name in the text that stands for somebody. */
  record Mention(String id, String text) {}

  /** An activity that can't be read; the message says what is wrong with it. */
  static final class Unreadable extends BadRequestResponse {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * Reads an activity.
   *
   * @throws Unreadable when it is not one
   */
  static Activity read(String json) {
    JsonNode node = parsed(json);
    for (String field : List.of("type", "serviceUrl", "channelId")) {
      if (node.path(field).asText("").isEmpty()) {
        throw new Unreadable("An activity needs \"%s\"".formatted(field));
      }
    }
    if (node.path("conversation").path("id").asText("").isEmpty()) {
      throw new Unreadable("An activity needs \"conversation\" with its \"id\"");
    }
    return of(node);
  }

  private static JsonNode parsed(String json) {
    try {
      JsonNode node = Json.mapper().readTree(json);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // Said below; the parser's own words would repeat what was sent.
    }
    throw new Unreadable("Send an activity as a JSON object");
  }

  private static Activity of(JsonNode node) {
    return new Activity(
        node.path("type").asText(""),
        node.path("id").asText(""),
        Chat.of(node),
        Party.of(node.path("from")),
        Party.of(node.path("recipient")),
        node.path("name").asText(""),
        node.path("action").asText(""),
        node.path("text").asText(""),
        node.path("replyToId").asText(""),
        mentions(node.path("entities")),
        texts(node.path("membersAdded"), "id"),
        texts(node.path("reactionsAdded"), "type"),
        node.path("value"));
  }

  private static List<Mention> mentions(JsonNode entities) {
    List<Mention> mentions = new ArrayList<>();
    for (JsonNode entity : entities) {
      if (entity.path("type").asText("").equals("mention")) {
        mentions.add(
            new Mention(
                entity.path("mentioned").path("id").asText(""), entity.path("text").asText("")));
      }
    }
    return mentions;
  }

  private static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.path(field).asText("")));
    return texts;
  }

  /** What the person said to us: without the mentions of us, with those of others. */
  String said() {
    String said = text;
    for (Mention mention : mentions) {
      if (mention.id().equals(recipient.id()) && !mention.text().isEmpty()) {
        int at = said.indexOf(mention.text());
        said = at < 0 ? said : said.substring(0, at) + said.substring(at + mention.text().length());
      }
    }
    // Teams puts unbreakable blanks around a mention.
    String plain = said.replace("&nbsp;", " ").replace('\u00a0', ' ').strip();
    return plain.isEmpty() ? value.path("question").asText("").strip() : plain;
  }

  /** True where the activity tells that the bot itself was added. */
  boolean addsUs() {
    return (type.equals("installationUpdate") && action.startsWith("add"))
        || (type.equals("conversationUpdate") && added.contains(recipient.id()));
  }

  /** True where the app was taken away. */
  boolean removesUs() {
    return type.equals("installationUpdate") && action.startsWith("remove");
  }
}

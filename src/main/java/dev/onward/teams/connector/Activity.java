package dev.onward.teams.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.channel.Account;
import dev.onward.channel.Inbox;
import dev.onward.database.Json;
import io.javalin.http.BadRequestResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came in from Teams, as far as it matters here; everything else is ignored (Activity
 * specification A2005, A2104). Texts that did not come are empty, never null.
 */
public record Activity(
    String type,
    String id,
    ConversationReference chat,
    Party from,
    Party recipient,
    String name,
    String action,
    String event,
    String text,
    boolean html,
    String replyToId,
    String timezone,
    List<Mention> mentions,
    List<String> added,
    Reactions reactions,
    List<String> files,
    JsonNode value) {

  public Activity {
    mentions = List.copyOf(mentions);
    added = List.copyOf(added);
    files = List.copyOf(files);
  }

  /** What a person thinks of a message of ours, and thinks no more. */
  public record Reactions(List<String> added, List<String> removed) {
    public Reactions {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }
  }

  /** Who sends or is spoken to; {@code account} is the id in the directory, if there is one. */
  public record Party(String id, String account) {
    static Party of(JsonNode node) {
      return new Party(node.path("id").asText(""), node.path("aadObjectId").asText(""));
    }

    /** What stays the same wherever the account speaks. */
    String key() {
      return account.isEmpty() ? id : account;
    }
  }

  /** A name in the text that stands for somebody. */
  public record Mention(String id, String text) {
    static Mention of(JsonNode entity) {
      JsonNode who = entity.path("mentioned");
      String text = entity.path("text").asText("");
      return new Mention(
          who.path("id").asText(""),
          text.isEmpty() ? TeamsMarkup.mention(who.path("name").asText("")) : text);
    }
  }

  /** An activity that can't be read; the message says what is wrong with it. */
  public static final class Unreadable extends BadRequestResponse {
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
  public static Activity read(String json) {
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

  /** Whose it is. */
  public Account account() {
    return new Account(chat.tenant(), from.key());
  }

  /** For the inbox. An activity without an id is known again by all it says. */
  public Inbox.Received received(String json) {
    // A message keeps its id when it is edited.
    String key = id.isEmpty() || isEdit() ? json : id;
    return new Inbox.Received(chat.id(), key, chat.host(), json);
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
        ConversationReference.of(node),
        Party.of(node.path("from")),
        Party.of(node.path("recipient")),
        node.path("name").asText(""),
        node.path("action").asText(""),
        node.path("channelData").path("eventType").asText(""),
        node.path("text").asText(""),
        node.path("textFormat").asText("").equals("xml"),
        node.path("replyToId").asText(""),
        timezone(node),
        mentions(node.path("entities")),
        texts(node.path("membersAdded"), "id"),
        new Reactions(
            texts(node.path("reactionsAdded"), "type"),
            texts(node.path("reactionsRemoved"), "type")),
        files(node.path("attachments")),
        node.path("value"));
  }

  /** Teams tells it twice, and not always. */
  private static String timezone(JsonNode node) {
    String timezone = node.path("localTimezone").asText("");
    for (JsonNode entity : node.path("entities")) {
      if (timezone.isEmpty() && entity.path("type").asText("").equals("clientInfo")) {
        timezone = entity.path("timezone").asText("");
      }
    }
    return timezone;
  }

  private static List<Mention> mentions(JsonNode entities) {
    List<Mention> mentions = new ArrayList<>();
    for (JsonNode entity : entities) {
      if (entity.path("type").asText("").equals("mention")) {
        mentions.add(Mention.of(entity));
      }
    }
    return mentions;
  }

  private static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.path(field).asText("")));
    return texts;
  }

  private static final String FILE = "application/vnd.microsoft.teams.file.download.info";

  /** The names of what was sent along; the words themselves come a second time as HTML. */
  private static List<String> files(JsonNode attachments) {
    List<String> files = new ArrayList<>();
    for (JsonNode attachment : attachments) {
      String type = attachment.path("contentType").asText("");
      String name = attachment.path("name").asText("").strip();
      if (type.equals(FILE) || !name.isEmpty()) {
        files.add(name.isEmpty() ? "a file" : name);
      } else if (isMedia(type)) {
        files.add("a picture or recording");
      }
    }
    return files.stream().distinct().toList();
  }

  private static boolean isMedia(String type) {
    return type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
  }

  /** What the person said to us: without the mentions of us, with the names of others. */
  public String said() {
    String plain = html ? TeamsMarkup.ofHtml(withoutUs()) : TeamsMarkup.plain(withoutUs());
    return plain.isEmpty() ? value.path("question").asText("").strip() : plain;
  }

  /** Mentions mostly come in the order of the text, so that somebody else of our name stays. */
  private String withoutUs() {
    StringBuilder said = new StringBuilder(text);
    int from = 0;
    for (Mention mention : mentions) {
      boolean ours = mention.id().equals(recipient.id());
      int next = said.indexOf(mention.text(), from);
      int at = next < 0 && ours ? said.indexOf(mention.text()) : next;
      if (at >= 0 && ours) {
        said.delete(at, at + mention.text().length());
        from = at;
      } else if (at >= 0) {
        from = at + mention.text().length();
      }
    }
    return said.toString();
  }

  /** The time zone of the person's device, where it was told and is known here. */
  public Optional<ZoneId> zone() {
    try {
      return timezone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(timezone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** True where a message was changed by whoever wrote it. */
  public boolean isEdit() {
    return type.equals("messageUpdate") && event.equals("editMessage");
  }

  /** True where the activity tells that the bot itself was added. */
  public boolean addsUs() {
    return (type.equals("installationUpdate") && action.startsWith("add"))
        || (type.equals("conversationUpdate") && added.contains(recipient.id()));
  }

  /** True where the app was taken away. */
  public boolean removesUs() {
    return type.equals("installationUpdate") && action.startsWith("remove");
  }
}

package dev.onward.teams.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A chat in Teams and where it is reached: the conversation's id (a thread's in a channel), the
 * connector's address, and our own id there.
 */
public record ConversationReference(
    String id, Kind kind, String tenant, String serviceUrl, String channel, String botId) {

  public enum Kind {
    PERSONAL,
    GROUP,
    CHANNEL
  }

  public static ConversationReference of(JsonNode activity) {
    JsonNode conversation = activity.path("conversation");
    JsonNode channelData = activity.path("channelData");
    String tenant = channelData.path("tenant").path("id").asText("");
    return new ConversationReference(
        conversation.path("id").asText(""),
        kind(conversation),
        tenant.isEmpty() ? conversation.path("tenantId").asText("") : tenant,
        activity.path("serviceUrl").asText(""),
        activity.path("channelId").asText(""),
        activity.path("recipient").path("id").asText(""));
  }

  private static Kind kind(JsonNode conversation) {
    return switch (conversation.path("conversationType").asText("personal")) {
      case "channel" -> Kind.CHANNEL;
      case "groupChat" -> Kind.GROUP;
      default -> conversation.path("isGroup").asBoolean(false) ? Kind.GROUP : Kind.PERSONAL;
    };
  }

  /** The far side that gets the answer; empty where the address names none. */
  public String host() {
    try {
      String host = new URI(serviceUrl).getRawAuthority();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  public boolean isPersonal() {
    return kind == Kind.PERSONAL;
  }
}

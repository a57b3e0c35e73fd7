package dev.onward;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the connector of {@link FakeTeams} got: when, by which method, to which chat, and what. */
record Sent(Instant at, String method, String chat, String path, String token, JsonNode body) {
  private static final Pattern CHAT = Pattern.compile(FakeTeams.CONNECTOR + "([^/]+)/activities.*");

  boolean isMessage() {
    return body.path("type").asText().equals("message");
  }

  boolean answers(JsonNode message) {
    return isMessage() && body.path("replyToId").asText().equals(message.get("id").asText());
  }

  String text() {
    return body.path("text").asText("");
  }

  /** What the message says of its stream; missing where it is in none. */
  JsonNode stream() {
    for (JsonNode entity : body.path("entities")) {
      if (entity.path("type").asText().equals("streaminfo")) {
        return entity;
      }
    }
    return body.path("no stream");
  }

  JsonNode card() {
    return body.path("attachments").path(0).path("content");
  }

  static Sent of(ServeEvent event) {
    LoggedRequest request = event.getRequest();
    Matcher path = CHAT.matcher(request.getUrl());
    String chat = path.matches() ? URLDecoder.decode(path.group(1), StandardCharsets.UTF_8) : "";
    return new Sent(
        request.getLoggedDate().toInstant(),
        request.getMethod().getName(),
        chat,
        request.getUrl(),
        String.valueOf(request.getHeader("Authorization")),
        Visitor.json(request.getBodyAsString()));
  }
}

package dev.onward.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onward.database.Json;
import dev.onward.evaluate.Server.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One person's visit: keeps the cookie and the conversation from turn to turn. */
final class Visit {
  private final Server server;
  private @Nullable String cookie;
  private @Nullable String conversation;

  Visit(Server server) {
    this.server = server;
  }

  /**
   * Says something in the conversation and waits for the whole answer.
   *
   * @throws BadReply when what came back is no answer
   */
  Reply say(String message) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("message", message);
    if (conversation != null) {
      body.put("conversationId", conversation);
    }
    Response response = send("POST", "/api/chat", Json.write(body));
    if (response.status() != 200) {
      throw new BadReply("status %d".formatted(response.status()));
    }
    Reply reply = read(response.body());
    conversation = reply.conversationId();
    return reply;
  }

  private static Reply read(String body) {
    try {
      Reply reply = Reading.json(body, Reply.class);
      if (reply.answer().isBlank() || reply.conversationId().isBlank()) {
        throw new BadReply("an answer without words or without a conversation");
      }
      return reply;
    } catch (JsonProcessingException e) {
      throw new BadReply("an answer that breaks the HTTP contract: " + e.getOriginalMessage());
    }
  }

  Response send(String method, String path, @Nullable String json) {
    Response response = server.send(method, path, json, cookie);
    cookie = response.cookie().orElse(cookie);
    return response;
  }
}

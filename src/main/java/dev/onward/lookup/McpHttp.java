package dev.onward.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onward.database.Json;
import dev.onward.gather.fetch.BoundedStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * JSON-RPC over MCP's Streamable HTTP: each message is a POST, its reply a JSON body or a stream of
 * events in which it comes, perhaps after others (Model Context Protocol, 2025-06-18,
 * "Transports"). Written here so that the size of a reply, redirects and waiting are bounded. The
 * whole time is up to the caller, who interrupts. Thread-safe.
 */
final class McpHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final int LARGEST = 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .version(Version.HTTP_1_1)
          .followRedirects(Redirect.NEVER)
          .build();
  private final URI server;

  McpHttp(URI server) {
    this.server = server;
  }

  /** A reply with the headers of its response. */
  record Reply(JsonNode message, HttpResponse<?> response) {}

  /**
   * Sends a message and gives the reply of that id; a notification has no id and gets none.
   *
   * @throws IOException when there is no reply, or one that can't be read or is too large
   */
  Reply send(JsonNode message, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("User-Agent", "Onward")
            .POST(BodyPublishers.ofString(Json.write(message)));
    headers.forEach(request::header);
    HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = new BoundedStream(response.body(), LARGEST)) {
      int status = response.statusCode();
      if (status / 100 != 2) {
        throw new McpFailure(
            "it answered " + status, status == 401 || status == 403 || status == 429);
      }
      return new Reply(
          message.has("id") ? reply(response, body, message.get("id")) : none(), response);
    }
  }

  private static JsonNode none() {
    return MissingNode.getInstance();
  }

  private static JsonNode reply(HttpResponse<?> response, InputStream body, JsonNode id)
      throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("");
    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    if (type.startsWith("text/event-stream")) {
      return fromEvents(lines, id);
    }
    if (type.startsWith("application/json")) {
      JsonNode message = Json.mapper().readTree(lines);
      if (isReply(message, id)) {
        return message;
      }
    }
    throw new McpFailure("it gave no reply, but " + (type.length() > 40 ? "something else" : type));
  }

  /** Reads no further than the reply; a server may keep the stream open. */
  private static JsonNode fromEvents(BufferedReader lines, JsonNode id) throws IOException {
    StringBuilder payload = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data:")) {
        payload.append(line.substring("data:".length()).strip()).append('\n');
      } else if (line.isEmpty()) {
        JsonNode message = parsed(payload.toString());
        if (isReply(message, id)) {
          return message;
        }
        payload.setLength(0);
      }
    }
    throw new McpFailure("its stream ended without a reply");
  }

  private static JsonNode parsed(String payload) throws JsonProcessingException {
    return payload.isBlank() ? none() : Json.mapper().readTree(payload);
  }

  private static boolean isReply(JsonNode message, JsonNode id) {
    return message.path("id").asText().equals(id.asText())
        && (message.has("result") || message.has("error"));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

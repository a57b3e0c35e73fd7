package dev.onward;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser, without the browser: keeps cookies and the conversation. */
final class Visitor {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final HttpClient client;
  private @Nullable String conversation;

  Visitor(RunningServer server) {
    this(server.address("/"));
  }

  Visitor(URI base) {
    this(
        base,
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build());
  }

  private Visitor(URI base, HttpClient client) {
    this.base = base;
    this.client = client;
  }

  /** The same browser, in the same conversation, whom another node answers from here on. */
  Visitor at(RunningServer node) {
    Visitor same = new Visitor(node.address("/"), client);
    same.conversation = conversation;
    return same;
  }

  /** One server-sent event. */
  record Event(String id, String name, JsonNode data) {}

  /** Says something in the conversation and gives the whole answer. */
  JsonNode say(String message) {
    HttpResponse<String> response = ask(message, "application/json");
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    JsonNode answer = json(response.body());
    conversation = answer.get("conversationId").asText();
    return answer;
  }

  /** Says something and gives the events of the answer. */
  List<Event> hear(String message) {
    return events(ask(message, "text/event-stream").body());
  }

  /** Says something and goes away once the answer has begun. */
  void leaveAfterTheFirstWords(String message) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/api/chat"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(question(message)))
            .build();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                client.send(request, BodyHandlers.ofInputStream()).body(),
                StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null && !line.equals("event: token")) {
        line = reader.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> ask(String message, String accept) {
    return send("POST", "/api/chat", question(message), Map.of("Accept", accept));
  }

  private String question(String message) {
    var body = JSON.createObjectNode().put("message", message);
    if (conversation != null) {
      body.put("conversationId", conversation);
    }
    return body.toString();
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, null, Map.of());
  }

  HttpResponse<String> send(
      String method, String path, @Nullable String json, Map<String, String> headers) {
    URI address = base.resolve(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(60))
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Event> events(String stream) {
    List<Event> events = new ArrayList<>();
    for (String block : stream.split("\n\n", -1)) {
      String id = "";
      String name = "";
      String data = "";
      for (String line : block.split("\n", -1)) {
        id = line.startsWith("id: ") ? line.substring(4) : id;
        name = line.startsWith("event: ") ? line.substring(7) : name;
        data = line.startsWith("data: ") ? line.substring(6) : data;
      }
      if (!name.isEmpty()) {
        events.add(new Event(id, name, json(data)));
      }
    }
    return events;
  }
}

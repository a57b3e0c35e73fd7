package dev.onward.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onward.database.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An MCP server that searches documentation, over real HTTP, with the faults that such have. */
public final class FakeMcp implements AutoCloseable {
  private static final String SESSION = "session-7";

  /** How it replies. */
  public enum Manner {
    JSON,
    EVENTS,
    /** A stream that stays open behind the reply. */
    OPEN_EVENTS,
    BROKEN,
    HANGING,
    DRIPPING,
    ENDLESS,
    NOT_FOUND,
    NO_JSON
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile Manner manner = Manner.JSON;
  private volatile int failing;
  private volatile String tool = "microsoft_docs_search";
  private volatile String argument = "query";
  private volatile boolean structured;
  private volatile List<Page> pages = List.of();

  /** A message that came in. */
  public record Call(String method, JsonNode parameters, Map<String, List<String>> headers) {
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  public FakeMcp() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/api/mcp", this::handle);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/mcp");
  }

  /** A page as the search tool gives it. */
  public record Page(String title, String contentUrl, String content) {}

  public static Page page(String title, String url, String content) {
    return new Page(title, url, content);
  }

  public void finds(Page... found) {
    pages = List.of(found);
  }

  public void replies(Manner how) {
    manner = how;
  }

  /** The next so many messages are answered with 503. */
  public void failsFor(int messages) {
    failing = messages;
  }

  public void renamesItsTool(String name, String takes) {
    tool = name;
    argument = takes;
  }

  public void givesStructuredContent() {
    structured = true;
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  public List<String> methods() {
    return calls.stream().map(Call::method).toList();
  }

  public void forget() {
    calls.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode message = Json.mapper().readTree(exchange.getRequestBody());
      String method = message.path("method").asText();
      calls.add(new Call(method, message.path("params"), Map.copyOf(exchange.getRequestHeaders())));
      boolean fails = failing > 0;
      failing = Math.max(0, failing - 1);
      if (fails || manner == Manner.NOT_FOUND) {
        exchange.sendResponseHeaders(fails ? 503 : 404, -1);
      } else if (!message.has("id")) {
        exchange.sendResponseHeaders(202, -1);
      } else {
        answer(exchange, reply(message, method));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ObjectNode reply(JsonNode message, String method) {
    ObjectNode reply = Json.mapper().createObjectNode().put("jsonrpc", "2.0");
    reply.set("id", message.get("id"));
    switch (method) {
      case "initialize" -> {
        ObjectNode result = reply.putObject("result").put("protocolVersion", "2025-06-18");
        result.putObject("capabilities").putObject("tools");
        result.putObject("serverInfo").put("name", "learn").put("version", "1");
      }
      case "tools/list" -> tools(reply.putObject("result").putArray("tools"));
      case "tools/call" -> called(message.path("params"), reply);
      default -> reply.putObject("error").put("code", -32601).put("message", "no such method");
    }
    return reply;
  }

  private void tools(ArrayNode tools) {
    for (String name : List.of("microsoft_code_sample_search", "microsoft_docs_fetch", tool)) {
      ObjectNode described = tools.addObject().put("name", name).put("description", "…");
      String takes = name.equals(tool) ? argument : name.endsWith("fetch") ? "url" : "query";
      ObjectNode schema = described.putObject("inputSchema").put("type", "object");
      schema.putObject("properties").putObject(takes).put("type", "string");
      schema.putArray("required").add(takes);
    }
  }

  private void called(JsonNode parameters, ObjectNode reply) {
    boolean known =
        parameters.path("name").asText().equals(tool)
            && parameters.path("arguments").hasNonNull(argument);
    if (!known) {
      reply.putObject("error").put("code", -32602).put("message", "Unknown tool");
      return;
    }
    ObjectNode result = reply.putObject("result").put("isError", false);
    JsonNode found = Json.mapper().valueToTree(pages);
    if (structured) {
      result.putArray("content");
      result.putObject("structuredContent").set("results", found);
    } else {
      result.putArray("content").addObject().put("type", "text").put("text", found.toString());
    }
  }

  private void answer(HttpExchange exchange, ObjectNode reply)
      throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Mcp-Session-Id", SESSION);
    boolean call = reply.path("result").has("content");
    switch (call ? manner : Manner.JSON) {
      case JSON -> send(exchange, "application/json", reply.toString());
      case EVENTS, OPEN_EVENTS -> events(exchange, reply);
      case BROKEN -> send(exchange, "application/json", reply.toString().substring(0, 30));
      case NO_JSON -> send(exchange, "text/html", "<html><body>Sign in</body></html>");
      case HANGING -> closing.await();
      case DRIPPING -> drip(exchange);
      case ENDLESS -> flood(exchange);
      case NOT_FOUND -> throw new IllegalStateException("answered before");
    }
  }

  private static void send(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void events(HttpExchange exchange, ObjectNode reply)
      throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    String other = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{}}";
    String events =
        ": hello\n\nevent: message\ndata: %s\n\nevent: message\nid: 1\ndata: %s\n\n"
            .formatted(other, reply);
    body.write(events.getBytes(StandardCharsets.UTF_8));
    body.flush();
    if (manner == Manner.OPEN_EVENTS) {
      closing.await();
    }
  }

  private void drip(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    while (!closing.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
      exchange.getResponseBody().write(":\n\n".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    }
  }

  private void flood(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    byte[] line = ("data: " + "x".repeat(8_000) + "\n").getBytes(StandardCharsets.UTF_8);
    while (closing.getCount() > 0) {
      exchange.getResponseBody().write(line);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

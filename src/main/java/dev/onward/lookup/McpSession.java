package dev.onward.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onward.database.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A session with an MCP server, in which its search tool was found (Model Context Protocol,
 * 2025-06-18, "Lifecycle", "Tools"). Tools are discovered, as Microsoft asks, and not known by
 * name: one that is renamed is found again in the next session. Thread-safe.
 */
final class McpSession {
  private static final String NEWEST = "2025-06-18";
  private static final Set<String> SPOKEN = Set.of("2025-11-25", NEWEST, "2025-03-26");
  private static final int PAGES_OF_TOOLS = 5;

  private final McpHttp http;
  private final Map<String, String> headers;
  private final AtomicLong lastId = new AtomicLong();
  private SearchTool tool = SearchTool.NONE;

  private McpSession(McpHttp http, Map<String, String> headers) {
    this.http = http;
    this.headers = headers;
  }

  /**
   * Begins a session and finds the search tool.
   *
   * @throws IOException when there is no server that speaks so, or it has no such tool
   */
  static McpSession begin(McpHttp http) throws IOException, InterruptedException {
    Map<String, String> headers = new HashMap<>();
    McpSession session = new McpSession(http, headers);
    ObjectNode hello = Json.mapper().createObjectNode().put("protocolVersion", NEWEST);
    hello.putObject("capabilities");
    hello.putObject("clientInfo").put("name", "onward").put("version", "1");
    McpHttp.Reply reply = http.send(session.request("initialize", hello), Map.of());
    String version = result(reply.message()).path("protocolVersion").asText();
    if (!SPOKEN.contains(version)) {
      throw new McpFailure("it speaks another version of the protocol", true);
    }
    headers.put("MCP-Protocol-Version", version);
    reply
        .response()
        .headers()
        .firstValue("Mcp-Session-Id")
        .ifPresent(id -> headers.put("Mcp-Session-Id", id));
    http.send(message("notifications/initialized"), headers);
    session.tool = session.findTool();
    return session;
  }

  /** The first page on which there is one; servers list few tools. */
  private SearchTool findTool() throws IOException, InterruptedException {
    ObjectNode page = Json.mapper().createObjectNode();
    for (int i = 0; i < PAGES_OF_TOOLS; i++) {
      JsonNode listed = result(http.send(request("tools/list", page), headers).message());
      SearchTool found = SearchTool.among(listed.path("tools"));
      String next = listed.path("nextCursor").asText("");
      if (!found.equals(SearchTool.NONE)) {
        return found;
      }
      if (next.isEmpty() || next.equals(page.path("cursor").asText())) {
        break;
      }
      page.put("cursor", next);
    }
    throw new McpFailure("it has no tool that searches", true);
  }

  /**
   * Searches and gives what the tool gave.
   *
   * @throws IOException when the call fails, such as for a tool that is not there any more
   */
  JsonNode search(String words) throws IOException, InterruptedException {
    ObjectNode call = Json.mapper().createObjectNode().put("name", tool.name());
    call.putObject("arguments").put(tool.argument(), words);
    JsonNode result = result(http.send(request("tools/call", call), headers).message());
    if (result.path("isError").asBoolean()) {
      throw new McpFailure("its tool failed");
    }
    return result;
  }

  private ObjectNode request(String method, ObjectNode parameters) {
    ObjectNode request = message(method).put("id", lastId.incrementAndGet());
    request.set("params", parameters);
    return request;
  }

  private static ObjectNode message(String method) {
    return Json.mapper().createObjectNode().put("jsonrpc", "2.0").put("method", method);
  }

  private static JsonNode result(JsonNode reply) throws McpFailure {
    if (!reply.path("result").isObject()) {
      throw new McpFailure("it refused, code " + reply.path("error").path("code").asInt());
    }
    return reply.get("result");
  }
}

package dev.onward;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.onward.database.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer as the server would stream it, for what no knowledge of ours says. */
final class Streamed {
  private static final String MESSAGE = "00000000-0000-4000-8000-000000000001";
  private static final String CONVERSATION = "00000000-0000-4000-8000-000000000002";

  private Streamed() {}

  /** Has the next questions of a page answered by these pieces, resting on these passages. */
  static void answer(Page page, List<String> pieces, List<String> passages) {
    StringBuilder stream = new StringBuilder();
    append(stream, "start", Map.of("messageId", MESSAGE, "conversationId", CONVERSATION));
    pieces.forEach(piece -> append(stream, "token", Map.of("text", piece)));
    for (int i = 0; i < passages.size(); i++) {
      append(stream, "citation", citation(i + 1, passages.get(i)));
    }
    append(stream, "followups", Map.of("questions", List.of()));
    append(stream, "done", Map.of("outcome", "grounded", "answeredBy", "embedded"));
    page.route(
        "**/api/chat",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setHeaders(
                        Map.of(
                            "Content-Type", "text/event-stream",
                            "Onward-Message", MESSAGE,
                            "Onward-Conversation", CONVERSATION))
                    .setBody(stream.toString())));
  }

  private static Map<String, Object> citation(int number, String passage) {
    Map<String, Object> citation = new LinkedHashMap<>();
    citation.put("n", number);
    citation.put("title", "Passage " + number);
    citation.put("documentId", "AI-103");
    citation.put("passage", passage);
    return citation;
  }

  private static void append(StringBuilder stream, String name, Object data) {
    stream
        .append("event: ")
        .append(name)
        .append("\ndata: ")
        .append(Json.write(data))
        .append("\n\n");
  }
}

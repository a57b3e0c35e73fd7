package dev.onward.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search tool gave: objects with {@code title}, {@code contentUrl} and {@code content}, in
 * structured content, or as JSON in a text, one or several. What is elsewhere than on Microsoft
 * Learn, has no title or speaks to a machine is left out.
 */
final class SearchResult {
  private static final String LEARN = "https://learn.microsoft.com";
  private static final int MOST = 3;
  private static final int MOST_READ = 30;

  private SearchResult() {}

  /**
   * The findings, best first.
   *
   * @throws IOException when the reply holds no such objects although it holds something
   */
  static List<LiveFinding> findings(JsonNode result, String words) throws IOException {
    List<JsonNode> found = new ArrayList<>();
    collect(result.path("structuredContent"), found);
    if (found.isEmpty()) {
      for (JsonNode part : result.path("content")) {
        collect(parsed(part.path("text").asText("")), found);
      }
    }
    Map<URI, LiveFinding> findings = new LinkedHashMap<>();
    for (JsonNode object : found.subList(0, Math.min(MOST_READ, found.size()))) {
      if (findings.size() < MOST) {
        finding(object, words).ifPresent(one -> findings.putIfAbsent(one.url(), one));
      }
    }
    return List.copyOf(findings.values());
  }

  /** A text that is no JSON is a message for a person, such as that nothing was found. */
  private static JsonNode parsed(String text) {
    try {
      return text.isBlank() ? Json.mapper().nullNode() : Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return Json.mapper().nullNode();
    }
  }

  private static void collect(JsonNode node, List<JsonNode> found) {
    if (node.has("contentUrl") || node.has("url")) {
      found.add(node);
    } else if (node.isArray()) {
      node.forEach(element -> collect(element, found));
    } else if (node.path("results").isArray()) {
      node.path("results").forEach(element -> collect(element, found));
    }
  }

  private static Optional<LiveFinding> finding(JsonNode object, String words) {
    Optional<URI> url = address(object.path("contentUrl").asText(object.path("url").asText("")));
    String title = Excerpt.line(object.path("title").asText(""));
    if (url.isEmpty() || title.isEmpty() || Excerpt.commands(title)) {
      return Optional.empty();
    }
    String excerpt = Excerpt.of(object.path("content").asText(""), title, words);
    return Optional.of(new LiveFinding(title, url.get(), excerpt));
  }

  /** On Learn's own host, without query and fragment, and without what ends a link in Markdown. */
  private static Optional<URI> address(String text) {
    try {
      URI given = new URI(text.strip());
      boolean learn =
          "https".equalsIgnoreCase(given.getScheme())
              && "learn.microsoft.com".equalsIgnoreCase(given.getHost())
              && given.getPort() == -1
              && given.getRawUserInfo() == null;
      if (!learn) {
        return Optional.empty();
      }
      String path = given.getRawPath().replace("(", "%28").replace(")", "%29");
      return Optional.of(URI.create(URI.create(LEARN + path).toASCIIString()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

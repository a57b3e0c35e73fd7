package dev.onward.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A tool that takes words and finds documentation, and the name of the argument that takes them.
 */
record SearchTool(String name, String argument) {
  static final SearchTool NONE = new SearchTool("", "");

  /**
   * The one that searches documentation, by its name and by what it asks for; a tool that searches
   * for code samples is none.
   */
  static SearchTool among(JsonNode tools) {
    SearchTool best = NONE;
    int most = 0;
    for (JsonNode tool : tools) {
      String name = tool.path("name").asText("");
      String argument = argument(tool.path("inputSchema"));
      int fit = name.isEmpty() || argument.isEmpty() ? 0 : fit(name);
      if (fit > most) {
        most = fit;
        best = new SearchTool(name, argument);
      }
    }
    return best;
  }

  private static int fit(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    boolean searches =
        lower.contains("search") || lower.contains("find") || lower.contains("query");
    if (!searches || lower.contains("code") || lower.contains("sample")) {
      return 0;
    }
    return lower.contains("doc") ? 2 : 1;
  }

  /** The one text that it must be given; empty where it must be given something else too. */
  private static String argument(JsonNode schema) {
    List<String> texts = new ArrayList<>();
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          JsonNode type = property.getValue().path("type");
          boolean text = type.asText().equals("string") || type.toString().contains("\"string\"");
          if (text) {
            texts.add(property.getKey());
          }
        });
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    List<String> wanted = required.isEmpty() ? texts : required;
    if (wanted.size() == 1 && texts.contains(wanted.getFirst())) {
      return wanted.getFirst();
    }
    return required.isEmpty() && texts.contains("query") ? "query" : "";
  }
}

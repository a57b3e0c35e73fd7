package dev.onward.index;

import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a document that is found and cited as one: at most about {@value Splitter#MOST_TOKENS}
 * tokens under one heading. Dates are ISO texts as exact as known; {@code url} and {@code
 * published} are null where the document has none.
 */
public record Passage(
    String id,
    String documentId,
    Kind kind,
    String title,
    String section,
    String text,
    @Nullable String url,
    @Nullable String published,
    String verified,
    Confidence confidence) {

  /** As much of an update is embedded as says what it is; each word costs, and updates are many. */
  private static final int GIST = 120;

  /** Title, section and text in one: what is embedded. */
  String whole() {
    String gist =
        kind == Kind.UPDATE && text.length() > GIST
            ? text.substring(0, Math.max(1, text.lastIndexOf(' ', GIST)))
            : text;
    return section.isEmpty() ? title + ". " + gist : title + ", " + section + ". " + gist;
  }
}

package dev.onward.talk;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onward.index.Passage;
import dev.onward.lookup.LiveFinding;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a mark {@code [n]}: the passage relied on, and where it is from. {@code
 * confidence} says in words how sure it is. What was looked up live is of no document of ours, and
 * nobody has verified it, so {@code documentId} is empty and {@code verified} null.
 */
public record Citation(
    int n,
    String documentId,
    String title,
    @Nullable String url,
    String section,
    @Nullable String published,
    @Nullable String verified,
    String confidence,
    String passage) {

  private static final String NOT_CHECKED = "looked up live, not verified";

  /** True where it was looked up while the answer was made. */
  @JsonProperty
  public boolean live() {
    return documentId.isEmpty();
  }

  static Citation of(int n, LiveFinding finding) {
    return new Citation(
        n,
        "",
        finding.title(),
        finding.url().toString(),
        "",
        null,
        null,
        NOT_CHECKED,
        finding.excerpt().isEmpty() ? finding.title() : finding.excerpt());
  }

  static Citation of(int n, Passage passage) {
    return new Citation(
        n,
        passage.documentId(),
        passage.title(),
        passage.url(),
        passage.section(),
        passage.published(),
        passage.verified(),
        passage.confidence().words(),
        passage.text());
  }
}

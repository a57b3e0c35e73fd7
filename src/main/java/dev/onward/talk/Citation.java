package dev.onward.talk;

import dev.onward.index.Passage;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a mark {@code [n]}: the passage relied on, and where it is from. {@code
 * confidence} says in words how sure it is.
 */
public record Citation(
    int n,
    String documentId,
    String title,
    @Nullable String url,
    String section,
    @Nullable String published,
    String verified,
    String confidence,
    String passage) {

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

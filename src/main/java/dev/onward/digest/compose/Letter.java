package dev.onward.digest.compose;

import java.util.List;

/**
 * The words of one subscriber's issue, as plain text and as HTML from one model, without what the
 * post adds (headers, signature). {@code items} are the ids of what it tells, so that none is told
 * twice; {@code unsubscribe} is the https address of the one-click POST.
 */
public record Letter(
    String subject, String text, String html, List<String> items, String unsubscribe) {
  public Letter {
    items = List.copyOf(items);
  }
}

package dev.onward.gather;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Update.Change;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An item as its source gives it, read and typed, before anybody decided on it. {@code key} is its
 * id within the source, the same at every look; {@code url} the canonical address for a reader;
 * {@code text} what it says, plain and of bounded length, for judging it and not for showing it
 * whole; {@code remarks} what the reader had to decide, such as a title that contradicts a status.
 */
public record Finding(
    String source,
    String key,
    URI url,
    String title,
    Optional<Instant> published,
    Optional<Instant> modified,
    Change change,
    Optional<AsOf> takesEffect,
    List<String> products,
    List<String> categories,
    String text,
    List<String> remarks) {

  public Finding {
    products = List.copyOf(products);
    categories = List.copyOf(categories);
    remarks = List.copyOf(remarks);
    if (key.isBlank() || title.isBlank()) {
      throw new IllegalArgumentException("an item of " + source + " has no id or no title");
    }
  }
}

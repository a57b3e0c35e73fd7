package dev.onward.gather.read;

import dev.onward.gather.prose.PromptInjection;
import dev.onward.gather.prose.SentenceSplitter;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Update.Change;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An item as its source gives it, read and typed, before anybody decided on it. {@code key} is its
 * id within the source, the same at every look; {@code url} the canonical address for a reader;
 * {@code text} what it says, plain and of bounded length, for judging it and not for showing it
 * whole; {@code remarks} what the reader had to decide, such as a title that contradicts a status;
 * {@code listed} the month under which a page lists it that gives no day; {@code notBefore} the day
 * before which something won't end, where its source says no more than that.
 */
public record SourceItem(
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
    List<String> remarks,
    Optional<AsOf> listed,
    Optional<AsOf> notBefore) {

  public SourceItem {
    products = List.copyOf(products);
    categories = List.copyOf(categories);
    remarks = List.copyOf(remarks);
    if (key.isBlank() || title.isBlank()) {
      throw new IllegalArgumentException("an item of " + source + " has no id or no title");
    }
  }

  /** One that is not listed under a month. */
  public SourceItem(
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
    this(
        source,
        key,
        url,
        title,
        published,
        modified,
        change,
        takesEffect,
        products,
        categories,
        text,
        remarks,
        Optional.empty(),
        Optional.empty());
  }

  /** The same with the prose of its text alone: without sentences that speak to a machine. */
  public SourceItem readable() {
    return new SourceItem(
        source,
        key,
        url,
        title,
        published,
        modified,
        change,
        takesEffect,
        products,
        categories,
        SentenceSplitter.of(text).stream()
            .filter(sentence -> PromptInjection.in(sentence).isEmpty())
            .collect(Collectors.joining("\n")),
        remarks,
        listed,
        notBefore);
  }

  /** The same, about these products. */
  public SourceItem about(List<String> named) {
    return new SourceItem(
        source,
        key,
        url,
        title,
        published,
        modified,
        change,
        takesEffect,
        named,
        categories,
        text,
        remarks,
        listed,
        notBefore);
  }

  /** When it was published, as exact as its source says; else when it changed. */
  public Optional<AsOf> asOf() {
    return published
        .or(() -> listed.isPresent() ? Optional.empty() : modified)
        .map(moment -> AsOf.of(LocalDate.ofInstant(moment, ZoneOffset.UTC)))
        .or(() -> listed);
  }

  /** The moment by which it is compared with others: of a month its beginning. */
  public Optional<Instant> dated() {
    return published
        .or(() -> modified)
        .or(() -> listed.map(month -> month.firstDay().atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  /** True where only the date of its change and what we remark on it differ. */
  public boolean saysTheSameAs(SourceItem other) {
    return said().equals(other.said());
  }

  private SourceItem said() {
    return new SourceItem(
        source,
        key,
        url,
        title,
        published,
        Optional.empty(),
        change,
        takesEffect,
        products,
        categories,
        text,
        List.of(),
        listed,
        notBefore);
  }
}

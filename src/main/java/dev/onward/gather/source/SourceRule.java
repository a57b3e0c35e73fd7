package dev.onward.gather.source;

import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Update.Change;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A source as {@code sources.yaml} names it. {@code cadence} is how often it is looked at; without
 * one it is looked at only when somebody asks for it. {@code hosts} are the only ones that a
 * request for it may go to, redirects included, each with its port where that is not the usual one.
 * {@code topics} and {@code goals} are what its items are about where nothing in them says so.
 */
public record SourceRule(
    String id,
    String title,
    Kind kind,
    URI url,
    String publisher,
    Optional<Duration> cadence,
    Confidence confidence,
    Set<String> hosts,
    Focus focus,
    Admission admission,
    List<String> topics,
    List<String> goals) {

  /** How it is read. */
  public enum Kind {
    AZURE_UPDATES,
    FEED,
    PAGE,
    LEARN_CATALOG,
    LEARN_PLATFORM,
    LEARN_MCP
  }

  public SourceRule {
    hosts = Set.copyOf(hosts);
    topics = List.copyOf(topics);
    goals = List.copyOf(goals);
  }

  /**
   * The products and categories that matter to us, by the source's own names. A source hands over
   * every item all the same, so that whoever decides can say what was dropped and why.
   */
  public record Focus(Set<String> products, Set<String> categories) {
    public static final Focus EVERYTHING = new Focus(Set.of(), Set.of());

    public Focus {
      products = lowerCase(products);
      categories = lowerCase(categories);
    }

    /** True where nothing is named, or one of the item's products or categories is. */
    public boolean takes(Collection<String> itsProducts, Collection<String> itsCategories) {
      return (products.isEmpty() && categories.isEmpty())
          || lowerCase(itsProducts).stream().anyMatch(products::contains)
          || lowerCase(itsCategories).stream().anyMatch(categories::contains);
    }

    private static Set<String> lowerCase(Collection<String> names) {
      return names.stream()
          .map(name -> name.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** What is let in by itself and what waits for an editor; anything else is dropped. */
  public record Admission(Gate letIn, Gate waits) {}

  /** A kind of change, at least this relevant (0 to 100), comes through. */
  public record Gate(Set<Change> changes, int relevance) {
    public static final Gate CLOSED = new Gate(Set.of(), 100);

    public Gate {
      changes = Set.copyOf(changes);
    }

    public boolean opensFor(Change change, int relevanceOfItem) {
      return changes.contains(change) && relevanceOfItem >= relevance;
    }
  }
}

package dev.onward.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A change of a product or a credential, from our own files or let in from a live source. Every one
 * names at least one product and says something, so that whoever tells it never has to ask whether
 * there is anything to tell.
 *
 * @param takesEffect when something ends or starts, as exact as it is stated
 * @param notBefore the day before which something won't end, where no more than that is stated
 */
public record Update(
    Document document,
    AsOf published,
    Change change,
    Optional<AsOf> takesEffect,
    List<String> products,
    List<String> goals,
    Optional<String> azureUpdate,
    Optional<AsOf> notBefore)
    implements Item {

  /** The heading of what it means for a reader. */
  public static final String WHY = "Why it matters";

  /** The heading of what became of it at its source, where anything did. */
  public static final String AT_ITS_SOURCE = "At its source";

  public enum Change {
    LAUNCHED("generally available"),
    PREVIEW("in preview"),
    RETIREMENT("ending"),
    ANNOUNCEMENT("announced");

    private final String words;

    Change(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public Update {
    products = List.copyOf(products);
    goals = List.copyOf(goals);
    if (products.isEmpty() || products.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(document.id() + " names no product that it is about");
    }
    if (document.title().isBlank() || document.lead().isBlank()) {
      throw new IllegalArgumentException(document.id() + " says nothing");
    }
    if (takesEffect.isPresent() && notBefore.isPresent()) {
      throw new IllegalArgumentException(document.id() + " has both a day and a bound for it");
    }
  }

  /** One without a bound. */
  public Update(
      Document document,
      AsOf published,
      Change change,
      Optional<AsOf> takesEffect,
      List<String> products,
      List<String> goals,
      Optional<String> azureUpdate) {
    this(document, published, change, takesEffect, products, goals, azureUpdate, Optional.empty());
  }

  /** True where it told of an end, and the end lies behind us. */
  public boolean hasEnded(LocalDate today) {
    return change == Change.RETIREMENT
        && takesEffect.filter(on -> on.lastDay().isBefore(today)).isPresent();
  }
}

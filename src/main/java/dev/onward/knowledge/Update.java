package dev.onward.knowledge;

import java.util.List;
import java.util.Optional;

/** A curated change of a product or a credential. */
public record Update(
    Document document,
    AsOf published,
    Change change,
    Optional<AsOf> takesEffect,
    List<String> products,
    List<String> goals,
    Optional<String> azureUpdate)
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
  }
}

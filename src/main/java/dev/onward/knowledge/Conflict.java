package dev.onward.knowledge;

import java.util.List;

/** A question on which the sources disagree. */
public record Conflict(Document document, List<String> about) implements Item {
  public Conflict {
    about = List.copyOf(about);
  }
}

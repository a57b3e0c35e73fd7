package dev.onward.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * A mentor's answer to a question that people ask; the title is the question. {@code expired} is
 * the credential that the asker's badge is of, where the answer is for those whose badge has
 * expired; where {@code knows} is false it says who does.
 */
public record Guide(
    Document document,
    List<String> about,
    Optional<String> expired,
    List<String> followUps,
    boolean knows,
    Holds holds)
    implements Item {
  public Guide {
    about = List.copyOf(about);
    followUps = List.copyOf(followUps);
  }
}

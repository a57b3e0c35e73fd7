package dev.onward.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * A mentor's answer to a question that people ask; the title is the question. {@code expired} is
 * the credential that the asker's badge is of, where the answer is for those whose badge has
 * expired; where {@code knows} is false it says who does; {@code lists} is what an answer lists
 * from the catalogue as of the day of the question, in place of the guide's own words.
 */
public record Guide(
    Document document,
    List<String> about,
    Optional<String> expired,
    List<String> followUps,
    boolean knows,
    Optional<Listing> lists,
    Holds holds)
    implements Item {
  /** What can be listed: what ends, the nearest first. */
  public enum Listing {
    ENDS
  }

  public Guide {
    about = List.copyOf(about);
    followUps = List.copyOf(followUps);
  }
}

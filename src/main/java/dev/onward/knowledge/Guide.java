package dev.onward.knowledge;

import java.util.List;

/** A mentor's answer to a question that people ask; the title is the question. */
public record Guide(
    Document document,
    List<String> askedAs,
    List<String> about,
    List<String> followUps,
    Holds holds)
    implements Item {
  public Guide {
    askedAs = List.copyOf(askedAs);
    about = List.copyOf(about);
    followUps = List.copyOf(followUps);
  }
}

package dev.onward.digest.compose;

import java.util.List;

/**
 * What ties something to a reader, with what it takes to say so in words made for them. Without one
 * nothing stands in a letter. {@code of} is the credential, the goal's title, the topic or the
 * step's title; {@code step} is that step's number in the reader's plan, else 0; {@code topics} are
 * those by which an update touches a goal, or the credential that it touches.
 */
record Tie(Kind kind, String of, int step, List<String> topics) {
  /** The strongest first. */
  enum Kind {
    /** A step of their plan is about the credential. */
    PLANNED,
    /** A step of their plan uses the service. */
    USED,
    HELD,
    /** The way to their goal leads by the credential. */
    ON_THE_WAY,
    /** The way to their goal may lead by it. */
    OPTION,
    GOAL,
    TOPIC,
    /** They told nothing of themselves but that they are Azure AI engineers. */
    EVERYBODY
  }

  Tie {
    topics = List.copyOf(topics);
  }

  static Tie of(Kind kind, String of) {
    return new Tie(kind, of, 0, List.of());
  }

  static Tie step(Kind kind, String title, int number) {
    return new Tie(kind, title, number, List.of());
  }

  /** The same of news that touches a credential. */
  Tie by(String credential) {
    return new Tie(kind, of, step, List.of(credential));
  }

  String word() {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}

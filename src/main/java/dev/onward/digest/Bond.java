package dev.onward.digest;

import dev.onward.knowledge.Credential;
import java.util.Locale;

/** What ties something to a reader, the strongest tie first. */
enum Bond {
  PLANNED,
  HELD,
  GOAL,
  TOPIC,
  NONE;

  static Bond of(Credential credential, Situation situation) {
    String id = credential.id();
    return situation.plans(id)
        ? PLANNED
        : situation.holds(id) ? HELD : situation.aimsAt(id) ? GOAL : NONE;
  }

  boolean concerns() {
    return this != NONE;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

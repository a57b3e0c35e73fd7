package dev.onward.understand;

import java.util.Map;

/** How many words of a text speak for each ask. */
record Signals(Map<Ask, Integer> counts) {
  boolean speakFor(Ask ask) {
    return counts.containsKey(ask);
  }

  /** From 0 to 1: one word says much, each more a little. */
  double strength(Ask ask) {
    return speakFor(ask) ? Math.min(1, 0.5 + 0.25 * counts.getOrDefault(ask, 0)) : 0;
  }
}

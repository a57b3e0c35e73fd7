package dev.onward.understand.wish;

/** How near two texts lie in meaning: 1 for the same, less the less they have in common. */
@FunctionalInterface
public interface Nearness {
  /** Knows nothing of meaning. */
  Nearness NONE = (one, other) -> 0;

  double of(String one, String other);
}

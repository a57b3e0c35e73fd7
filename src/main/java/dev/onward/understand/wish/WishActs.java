package dev.onward.understand.wish;

import java.util.Optional;

/** Decides what a clause wants of a plan. */
@FunctionalInterface
public interface WishActs {
  /** What can be wanted of a plan. */
  enum Act {
    TICK,
    UNTICK,
    DROP,
    ADD,
    MOVE,
    WHY,
    PAUSE,
    START,
    END,
    HOURS,
    GOAL,
    ADAPT,
    VARIANTS
  }

  /** Empty where it wants nothing of a plan, or that is not clear. */
  Optional<Act> of(String clause);
}

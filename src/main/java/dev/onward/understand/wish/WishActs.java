package dev.onward.understand.wish;

import java.util.List;

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

  /** What a clause may want, the likeliest first; empty where it wants nothing of a plan. */
  List<Act> of(String clause);

  /** What the time that a clause names is for, the likeliest first, where it is for the plan. */
  default List<Act> ofTime(String clause) {
    return of(clause);
  }
}

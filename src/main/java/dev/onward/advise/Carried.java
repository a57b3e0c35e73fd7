package dev.onward.advise;

import dev.onward.plan.CareerPlan;
import java.util.Set;

/** What became of one wish on a plan. */
sealed interface Carried {
  /**
   * It is done: {@code done} says what, in a sentence or two; of the steps whose ids are expected
   * to come or go nothing more need be said.
   */
  record Changed(String done, CareerPlan after, Set<String> expected) implements Carried {
    public Changed {
      expected = Set.copyOf(expected);
    }

    Changed(String done, CareerPlan after) {
      this(done, after, Set.of());
    }
  }

  /** The plan stays as it is: a question back, the nearest that can be, or what was asked. */
  record Said(Advice advice) implements Carried {
    static Said of(String text) {
      return new Said(Advice.grounded(text));
    }
  }
}

package dev.onward.understand.wish;

import dev.onward.plan.Terms.Pause;
import dev.onward.understand.wish.StepFinder.Mention;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a person wants of their plan; {@code words} are those it was read from. Steps are
 * those of the plan that the person saw, whatever another wish of the same message does to it.
 */
public sealed interface PlanWish {
  String words();

  /** A wish about steps of the plan. */
  sealed interface OfSteps extends PlanWish {
    List<Mention> mentions();
  }

  record Tick(String words, List<Mention> mentions) implements OfSteps {
    public Tick {
      mentions = List.copyOf(mentions);
    }
  }

  record Untick(String words, List<Mention> mentions) implements OfSteps {
    public Untick {
      mentions = List.copyOf(mentions);
    }
  }

  record Drop(String words, List<Mention> mentions) implements OfSteps {
    public Drop {
      mentions = List.copyOf(mentions);
    }
  }

  record Move(String words, List<Mention> mentions, WishTimes times) implements OfSteps {
    public Move {
      mentions = List.copyOf(mentions);
    }
  }

  record Why(String words, List<Mention> mentions) implements OfSteps {
    public Why {
      mentions = List.copyOf(mentions);
    }
  }

  /** Something of the knowledge, or, where there is a title, a step in the person's own words. */
  record Add(String words, Optional<Own> own, WishTimes times) implements PlanWish {
    /** {@code sure} is false where it was not said to be a step of their own. */
    public record Own(String title, Optional<Integer> hours, boolean sure) {}
  }

  /** Free days; {@code instead} where they go for those that were freed last. */
  record Free(String words, List<Pause> pauses, boolean instead) implements PlanWish {
    public Free {
      pauses = List.copyOf(pauses);
    }
  }

  /** No free days any more. */
  record Lift(String words) implements PlanWish {}

  record Begin(String words, LocalDate day) implements PlanWish {}

  record End(String words, LocalDate day) implements PlanWish {}

  /** Hours a week, all along or from a day on and up to another. */
  record Hours(String words, int hours, Optional<LocalDate> from, Optional<LocalDate> until)
      implements PlanWish {}

  record Goal(String words) implements PlanWish {}

  /** All of it anew, later by a length where the person is behind by one. */
  record Adapt(String words, Optional<Period> behind) implements PlanWish {}

  record Variants(String words) implements PlanWish {}

  /** What may mean several things: a question, and the readings as they can be said. */
  record Unsure(String words, String question, List<String> readings) implements PlanWish {
    public Unsure {
      readings = List.copyOf(readings);
    }
  }
}

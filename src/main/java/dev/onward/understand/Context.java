package dev.onward.understand;

import dev.onward.plan.Profile;
import dev.onward.understand.state.State;
import java.time.LocalDate;

/**
 * What stands before a message: the person's profile, the day, whether there is a plan, and what
 * the conversation was about.
 */
public record Context(Profile profile, LocalDate today, boolean hasPlan, State state) {
  /** The same with what was learned of the person meanwhile. */
  Context knowing(Profile learned) {
    return new Context(learned, today, hasPlan, state);
  }

  /** The same where it is about somebody of whom nothing is known. */
  Context ofSomebodyElse() {
    return new Context(Profile.EMPTY, today, false, state);
  }

  /** The same at the beginning of a conversation. */
  Context afresh() {
    return new Context(profile, today, hasPlan, State.NOTHING);
  }

  public static Context fresh(Profile profile, LocalDate today) {
    return new Context(profile, today, false, State.NOTHING);
  }
}

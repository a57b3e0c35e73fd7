package dev.onward.understand.profile;

import dev.onward.plan.Profile;
import java.util.List;

/**
 * The profile after a message, what it learned in words to say back, and what the message orders to
 * be forgotten, which has not been done.
 */
public record Told(Profile profile, List<String> learned, Forgetting.Order order) {
  public Told {
    learned = List.copyOf(learned);
  }

  /** True where single things are to be forgotten, which is not to wipe everything. */
  public boolean forgot() {
    return !order.isEmpty();
  }
}

package dev.onward.understand;

import dev.onward.plan.Profile;
import java.util.List;

/**
 * The profile after a message, what it learned in words to say back, and whether it asked to forget
 * single things.
 */
record Told(Profile profile, List<String> learned, boolean forgot) {
  Told {
    learned = List.copyOf(learned);
  }
}

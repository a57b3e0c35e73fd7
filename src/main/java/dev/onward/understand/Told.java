package dev.onward.understand;

import dev.onward.plan.Profile;
import java.util.List;

/** The profile after a message, and what it learned in words to say back. */
record Told(Profile profile, List<String> learned) {
  Told {
    learned = List.copyOf(learned);
  }
}

package dev.onward.understand.profile;

import dev.onward.plan.Profile;
import java.util.List;

/** The profile after a message, and what it learned in words to say back. */
public record Told(Profile profile, List<String> learned) {
  public Told {
    learned = List.copyOf(learned);
  }
}

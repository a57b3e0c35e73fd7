package dev.onward.gather.keep;

import dev.onward.gather.judge.InvalidEdit;
import dev.onward.gather.prose.Sanitizer;
import java.time.Instant;

/** Who decides something, when and why. */
public record Signature(String who, String why, Instant at) {
  private static final int LONGEST = 400;

  public Signature {
    who = Sanitizer.of(who, LONGEST);
    why = Sanitizer.of(why, LONGEST);
    if (who.isBlank()) {
      throw new InvalidEdit("Say who decides: a decision is kept with a name");
    }
  }
}

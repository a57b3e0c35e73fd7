package dev.onward.knowledge;

import java.time.LocalDate;
import java.util.Optional;

/** The days on which a statement is right; an absent end is open. */
public record Holds(Optional<LocalDate> from, Optional<LocalDate> until) {
  public boolean on(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && until.map(last -> !day.isAfter(last)).orElse(true);
  }
}

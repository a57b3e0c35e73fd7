package dev.onward.teams;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that is told unasked to those who asked for it once, at most once a day. The
 * preferences card offers each; {@code title} says there what it is.
 */
public interface Bulletin {
  /** Letters and hyphens, the same for ever. */
  String id();

  String title();

  /** What to tell a person on their day, as Markdown; empty where there is nothing. */
  Optional<String> on(LocalDate day, String personId);
}

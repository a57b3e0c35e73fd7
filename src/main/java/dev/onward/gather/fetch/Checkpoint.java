package dev.onward.gather.fetch;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the next look at a source goes on: the validators of the last answer (RFC 9110) and the
 * newest change seen.
 */
public record Checkpoint(
    Optional<String> etag, Optional<String> lastModified, Optional<Instant> newest) {
  /** Before the first look. */
  public static final Checkpoint NONE =
      new Checkpoint(Optional.empty(), Optional.empty(), Optional.empty());
}

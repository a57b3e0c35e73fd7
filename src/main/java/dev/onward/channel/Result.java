package dev.onward.channel;

import java.time.Duration;

/** What became of a message that was worked on; the {@link Worker} alone decides what follows. */
public sealed interface Result {
  /** Nothing is left to do. */
  record Done() implements Result {}

  /** The far side took nothing now, but may later; not before {@code rest} is over. */
  record Later(Duration rest) implements Result {}

  /**
   * Whether the far side showed it is not known. {@code repeatable} where a second attempt can't
   * show it twice, or the far side asks for one.
   */
  record Unknown(boolean repeatable) implements Result {}

  /** The far side does not want it, and would not want it a second time either. */
  record Refused() implements Result {}
}

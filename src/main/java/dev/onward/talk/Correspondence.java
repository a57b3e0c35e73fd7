package dev.onward.talk;

import java.time.Instant;
import java.util.Optional;

/** Where the weekly mail is asked for, ended and taken up again from a conversation. */
public interface Correspondence {
  /** What became of a wish for the mail. */
  enum Asked {
    /** A mail to confirm is on its way, if the address is right. */
    SENT,
    NO_ADDRESS,
    TOO_OFTEN
  }

  /** Asks the owner of an address to confirm; {@code goal} is the id of a path or a credential. */
  Asked ask(String person, String address, Optional<String> goal);

  /** True where mail goes to an address that the person confirmed. */
  boolean writesTo(String person);

  /** Ends the mail that the person confirmed; gives when, and nothing where none is known. */
  Optional<Instant> end(String person);

  /**
   * Takes up again what was ended here at a moment, since its address is confirmed already; false
   * where it was ended elsewhere too, or is no longer known.
   */
  boolean takeUp(String person, Instant ended);
}

package dev.onward.talk;

import java.util.Optional;

/** Where the weekly mail is asked for, and ended, from a conversation. */
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

  /** Ends the mail that the person confirmed; false where none is known. */
  boolean end(String person);
}

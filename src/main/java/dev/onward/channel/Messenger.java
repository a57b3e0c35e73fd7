package dev.onward.channel;

import java.util.Optional;

/** How a channel tells people something unasked. */
public interface Messenger {
  /** Where a person can be told something; empty where nowhere. */
  Optional<Addressee> addressee(String person);

  /** A person's own chat. */
  interface Addressee {
    /** The far side through which they are reached. */
    String host();

    /** Tells them, once; {@code markdown} has links and no marks of sources. */
    Result tell(String markdown);
  }
}

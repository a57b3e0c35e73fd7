package dev.onward.talk;

import java.util.Optional;

/**
 * What another part keeps of people, so that it can be taken along with the rest, and follows when
 * somebody turns out to be a person who is known already. It goes by itself when they are erased.
 */
public interface Belonging {
  /** The name under which it is exported. */
  String name();

  /** What is kept of a person, as a value that can be written as JSON. */
  Optional<Object> of(String personId);

  /** Makes one person's another's. */
  void move(String fromPersonId, String toPersonId);
}

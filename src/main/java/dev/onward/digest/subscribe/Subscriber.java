package dev.onward.digest.subscribe;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who confirmed that they want the mail. {@code goal} is the id of a path, {@code topics}
 * are those of the vocabulary, {@code person} is set where they subscribed from a chat, so that
 * their plan and badges are known.
 */
public record Subscriber(
    String id,
    String address,
    Optional<String> person,
    Optional<String> goal,
    Set<String> topics,
    Slot slot,
    Locale language,
    Rhythm rhythm,
    Optional<LocalDate> pausedUntil,
    Instant confirmedAt) {

  /** Every week, without a pause. */
  public Subscriber(
      String id,
      String address,
      Optional<String> person,
      Optional<String> goal,
      Set<String> topics,
      Slot slot,
      Locale language,
      Instant confirmedAt) {
    this(
        id,
        address,
        person,
        goal,
        topics,
        slot,
        language,
        Rhythm.WEEKLY,
        Optional.empty(),
        confirmedAt);
  }

  public Subscriber {
    topics = Set.copyOf(topics);
  }
}

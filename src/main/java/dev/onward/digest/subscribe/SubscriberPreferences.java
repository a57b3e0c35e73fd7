package dev.onward.digest.subscribe;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a subscriber wants to read about, when and in which language. */
public record SubscriberPreferences(
    Optional<String> goal,
    Set<String> topics,
    Slot slot,
    Locale language,
    Rhythm rhythm,
    Optional<LocalDate> pausedUntil) {
  public SubscriberPreferences {
    topics = Set.copyOf(topics);
  }

  /** Every week, without a pause. */
  public SubscriberPreferences(
      Optional<String> goal, Set<String> topics, Slot slot, Locale language) {
    this(goal, topics, slot, language, Rhythm.WEEKLY, Optional.empty());
  }

  public static SubscriberPreferences of(Subscriber subscriber) {
    return new SubscriberPreferences(
        subscriber.goal(),
        subscriber.topics(),
        subscriber.slot(),
        subscriber.language(),
        subscriber.rhythm(),
        subscriber.pausedUntil());
  }

  /**
   * The next issue after a moment, as often as it is wanted after the last one, and after a pause.
   */
  public Slot.Issue next(Instant after, Optional<LocalDate> last) {
    LocalDate first =
        Stream.concat(last.map(rhythm::notBefore).stream(), pausedUntil.stream())
            .max(LocalDate::compareTo)
            .orElse(LocalDate.MIN);
    Slot.Issue next = slot.next(after);
    while (next.day().isBefore(first)) {
      next = slot.next(next.at());
    }
    return next;
  }

  /** As the tables have them. */
  Map<String, Object> columns() {
    Map<String, Object> columns = new HashMap<>();
    columns.put("goal", goal.orElse(null));
    columns.put("topics", String.join(",", new TreeSet<>(topics)));
    columns.put("weekday", slot.day().getValue());
    columns.put("hour", slot.hour());
    columns.put("zone", slot.zone().getId());
    columns.put("rhythm", rhythm.word());
    columns.put("paused", pausedUntil.map(LocalDate::toString).orElse(null));
    columns.put("language", language.getLanguage());
    return columns;
  }
}

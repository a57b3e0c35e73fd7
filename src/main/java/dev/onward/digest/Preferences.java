package dev.onward.digest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a subscriber wants to read about, when and in which language. */
record Preferences(Optional<String> goal, Set<String> topics, Slot slot, Locale language) {
  Preferences {
    topics = Set.copyOf(topics);
  }

  static Preferences of(Subscriber subscriber) {
    return new Preferences(
        subscriber.goal(), subscriber.topics(), subscriber.slot(), subscriber.language());
  }

  /** As the tables have them. */
  Map<String, Object> columns() {
    Map<String, Object> columns = new HashMap<>();
    columns.put("goal", goal.orElse(null));
    columns.put("topics", String.join(",", new TreeSet<>(topics)));
    columns.put("weekday", slot.day().getValue());
    columns.put("hour", slot.hour());
    columns.put("zone", slot.zone().getId());
    columns.put("language", language.getLanguage());
    return columns;
  }
}

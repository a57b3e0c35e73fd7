package dev.onward.teams.connector;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Keeps what is sent to a chat within Teams' limits ("Optimize your bot with rate limiting in
 * Teams"): who wants to send gets a place in the line and waits for it. Thread-safe.
 */
final class RateLimiter {
  /** At most so many in so long a time. */
  public record Limit(int most, Duration in) {}

  /** Per bot and conversation. */
  static final List<Limit> CHAT =
      List.of(
          new Limit(7, Duration.ofSeconds(1)),
          new Limit(8, Duration.ofSeconds(2)),
          new Limit(60, Duration.ofSeconds(30)),
          new Limit(1_800, Duration.ofHours(1)));

  /** Per bot and tenant. */
  static final List<Limit> TENANT = List.of(new Limit(30, Duration.ofSeconds(1)));

  private static final int LINES = 10_000;

  private final List<Limit> limits;
  private final LongSupplier nanos;
  private final int remembered;
  private final Map<String, Deque<Long>> lines = new LinkedHashMap<>(16, 0.75f, true);

  RateLimiter(List<Limit> limits, LongSupplier nanos) {
    this.limits = List.copyOf(limits);
    this.nanos = nanos;
    this.remembered = limits.stream().mapToInt(Limit::most).max().orElseThrow();
  }

  /**
   * Takes the next place in a line; gives how long it is until then. Where that is longer than
   * {@code atMost}, the place is left to others.
   */
  synchronized Duration reserve(String line, Duration atMost) {
    long now = nanos.getAsLong();
    Deque<Long> taken = lines.computeIfAbsent(line, key -> new ArrayDeque<>());
    List<Long> places = new ArrayList<>(taken);
    long place = places.isEmpty() ? now : Math.max(now, places.getLast());
    for (Limit limit : limits) {
      if (places.size() >= limit.most()) {
        place = Math.max(place, places.get(places.size() - limit.most()) + limit.in().toNanos());
      }
    }
    Duration wait = Duration.ofNanos(place - now);
    if (wait.compareTo(atMost) > 0) {
      return wait;
    }
    taken.addLast(place);
    if (taken.size() > remembered) {
      taken.removeFirst();
    }
    if (lines.size() > LINES) {
      lines.remove(lines.keySet().iterator().next());
    }
    return wait;
  }
}

package dev.onward.mail.queue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Spaces what goes the same way evenly, with a second's worth at once (the generic cell rate
 * algorithm of ITU-T I.371). It never waits: who is refused comes again. Thread-safe.
 */
public final class Throttle {
  private static final long AT_ONCE = Duration.ofSeconds(1).toNanos();

  private final long interval;
  private final LongSupplier nanos;
  private final Map<String, Long> next = new HashMap<>();

  public Throttle(int most, Duration in, LongSupplier nanos) {
    this.interval = in.dividedBy(most).toNanos();
    this.nanos = nanos;
  }

  /** Takes the next place of a way, if it is now. */
  public synchronized boolean take(String way) {
    long now = nanos.getAsLong();
    long due = Math.max(now, next.getOrDefault(way, now));
    if (due - now >= Math.max(AT_ONCE, interval)) {
      return false;
    }
    next.put(way, due + interval);
    return true;
  }

  /** Ways on which nothing may go now. */
  public synchronized Set<String> busy() {
    long now = nanos.getAsLong();
    next.values().removeIf(due -> due <= now);
    Set<String> busy = new TreeSet<>();
    next.forEach((way, due) -> {
      if (due - now >= Math.max(AT_ONCE, interval)) {
        busy.add(way);
      }
    });
    return busy;
  }
}

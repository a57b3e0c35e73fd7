package dev.onward.gather;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Lets requests to the same host through one after another, with a pause between. Thread-safe. */
final class Turns {
  private final Map<String, Long> free = new HashMap<>();

  /** Waits for the next turn at a host. */
  void await(String host, Duration pause) throws InterruptedException {
    long now = System.nanoTime();
    Thread.sleep(Duration.ofNanos(Math.max(0, take(host, pause, now) - now)));
  }

  private synchronized long take(String host, Duration pause, long now) {
    long turn = Math.max(now, free.getOrDefault(host, now));
    free.put(host, turn + pause.toNanos());
    return turn;
  }
}

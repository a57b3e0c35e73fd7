package dev.onward.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets each address try only so often within a while. Thread-safe; of this node alone. */
final class Attempts {
  private static final int MOST = 10;
  private static final Duration WHILE = Duration.ofMinutes(10);
  private static final int ADDRESSES = 1_000;

  private final Map<String, Deque<Instant>> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
          return size() > ADDRESSES;
        }
      };

  synchronized boolean mayTry(String address, Instant now) {
    Deque<Instant> failed = failures.getOrDefault(address, new ArrayDeque<>());
    failed.removeIf(at -> at.plus(WHILE).isBefore(now));
    return failed.size() < MOST;
  }

  synchronized void failed(String address, Instant now) {
    failures.computeIfAbsent(address, first -> new ArrayDeque<>()).add(now);
  }
}

package dev.onward.digest;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, with a deadline. */
public final class Await {
  private Await() {}

  static void until(String what, Duration atMost, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + atMost + ": " + what);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  public static void until(String what, BooleanSupplier condition) {
    until(what, Duration.ofSeconds(20), condition);
  }
}

package dev.onward.mail.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Does what has to be done though the database may be away for a moment; a few times at most. */
public final class Retry {
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(50), Duration.ofMillis(300), Duration.ofMillis(1500));

  private Retry() {}

  /**
   * Tries until it works; the last failure is thrown.
   *
   * @param work what may be done again after it failed
   */
  public static void run(Runnable work) {
    for (Duration pause : PAUSES) {
      try {
        work.run();
        return;
      } catch (RuntimeException e) {
        LockSupport.parkNanos(pause.toNanos());
      }
    }
    work.run();
  }
}

package dev.onward.gather.fetch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends something that takes too long, whatever it is waiting for. */
final class Watchdog {
  private final AtomicBoolean rang = new AtomicBoolean();
  private final Thread waiting;

  private Watchdog(Duration time, Runnable end) {
    waiting =
        Thread.ofVirtual()
            .unstarted(() -> {
              try {
                Thread.sleep(time);
                rang.set(true);
                end.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  static Watchdog after(Duration time, Runnable end) {
    Watchdog alarm = new Watchdog(time, end);
    alarm.waiting.start();
    return alarm;
  }

  boolean rang() {
    return rang.get();
  }

  void off() {
    waiting.interrupt();
  }
}

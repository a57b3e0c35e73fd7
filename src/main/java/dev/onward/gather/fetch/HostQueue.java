package dev.onward.gather.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Lets requests to the same host through one after another, each with a pause behind the end of the
 * one before, whichever source asks. Thread-safe.
 */
final class HostQueue {
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  private static final class Host {
    private final Semaphore one = new Semaphore(1, true);
    private volatile long freeAt = System.nanoTime();
  }

  /** The right to ask a host, until it is closed. */
  record Turn(Host host, Duration pause) implements AutoCloseable {
    @Override
    public void close() {
      host.freeAt = System.nanoTime() + pause.toNanos();
      host.one.release();
    }
  }

  /** Waits for the next turn at a host; {@code pause} is what the one after it has to wait. */
  Turn take(String name, Duration pause) throws InterruptedException {
    Host host = hosts.computeIfAbsent(name, key -> new Host());
    host.one.acquire();
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, host.freeAt - System.nanoTime())));
      return new Turn(host, pause);
    } catch (InterruptedException e) {
      host.one.release();
      throw e;
    }
  }
}

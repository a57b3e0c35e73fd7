package dev.onward.gather.keep;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a source for whoever looks at it, a short while at a time: where that one is killed, the
 * source is free again within a minute. Ends when it is closed.
 */
public final class Lease implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lease.class);

  /** So long a source is kept without a further word. */
  static final Duration TERM = Duration.ofSeconds(45);

  private static final Duration RENEWAL = Duration.ofSeconds(15);

  private final Thread renewing;

  private Lease(SourceStates states, String source, InstantSource clock) {
    this.renewing =
        Thread.ofVirtual()
            .name("lease-" + source)
            .unstarted(() -> {
              try {
                while (true) {
                  Thread.sleep(RENEWAL);
                  renew(states, source, clock);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static void renew(SourceStates states, String source, InstantSource clock) {
    try {
      states.renew(source, clock.instant());
    } catch (RuntimeException e) {
      log.warn("the lease of {} could not be renewed now", source, e);
    }
  }

  public static Lease of(SourceStates states, String source, InstantSource clock) {
    Lease lease = new Lease(states, source, clock);
    lease.renewing.start();
    return lease;
  }

  @Override
  public void close() {
    renewing.interrupt();
    try {
      // A renewal that is under way must not come behind the release.
      renewing.join(RENEWAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

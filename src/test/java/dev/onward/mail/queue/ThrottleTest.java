package dev.onward.mail.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private long now = 1;

  private int takes(Throttle pace, String way, Duration time) {
    int taken = 0;
    for (long end = now + time.toNanos(); now < end; now += 1_000_000) {
      taken += pace.take(way) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void overAMinuteItIsTheRateAndASecondsWorthAtOnce() {
    Throttle pace = new Throttle(600, Duration.ofMinutes(1), () -> now);
    assertThat(takes(pace, "example.com", Duration.ofMinutes(1))).isBetween(600, 611);
  }

  @Test
  void aSlowRateStillLetsOneThrough() {
    Throttle pace = new Throttle(2, Duration.ofMinutes(1), () -> now);
    assertThat(takes(pace, "example.com", Duration.ofMinutes(3))).isBetween(6, 7);
  }

  @Test
  void oneWayDoesNotHoldUpAnother() {
    Throttle pace = new Throttle(1, Duration.ofMinutes(1), () -> now);
    assertThat(pace.take("example.com")).isTrue();
    assertThat(pace.take("example.com")).isFalse();
    assertThat(pace.busy()).containsExactly("example.com");
    assertThat(pace.take("example.org")).isTrue();
    now += Duration.ofMinutes(1).toNanos();
    assertThat(pace.busy()).isEmpty();
    assertThat(pace.take("example.com")).isTrue();
  }

  @Test
  void aBackoffDoublesUpToItsMostAndNeverComesAtOnceForAll() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    assertThat(backoff.after(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(backoff.after(3)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(backoff.after(50)).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    assertThat(java.util.stream.Stream.generate(() -> backoff.after(9)).limit(20).distinct())
        .hasSizeGreaterThan(1);
  }
}

package dev.onward.teams.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  @Test
  void nobodySendsMoreThanTeamsTakes() {
    RateLimiter pace = new RateLimiter(RateLimiter.CHAT, () -> 0);
    List<Duration> places = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      places.add(pace.reserve("chat", Duration.ofDays(1)));
    }
    assertThat(places.subList(0, 7)).containsOnly(Duration.ZERO);
    for (RateLimiter.Limit limit : RateLimiter.CHAT) {
      for (int i = limit.most(); i < places.size(); i++) {
        assertThat(places.get(i).minus(places.get(i - limit.most())))
            .isGreaterThanOrEqualTo(limit.in());
      }
    }
  }

  @Test
  void eachChatHasALineOfItsOwn() {
    RateLimiter pace = new RateLimiter(RateLimiter.CHAT, () -> 0);
    for (int i = 0; i < 8; i++) {
      pace.reserve("busy", Duration.ofDays(1));
    }
    assertThat(pace.reserve("busy", Duration.ofDays(1))).isPositive();
    assertThat(pace.reserve("calm", Duration.ofDays(1))).isZero();
  }

  @Test
  void whoDoesNotWantToWaitThatLongLeavesThePlaceToOthers() {
    RateLimiter pace = new RateLimiter(RateLimiter.CHAT, () -> 0);
    for (int i = 0; i < 60; i++) {
      pace.reserve("busy", Duration.ofDays(1));
    }
    Duration wait = pace.reserve("busy", Duration.ofSeconds(1));
    assertThat(wait).isGreaterThan(Duration.ofSeconds(1));
    assertThat(pace.reserve("busy", Duration.ofDays(1))).isEqualTo(wait);
  }
}

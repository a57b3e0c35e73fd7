package dev.onward.ai;

import dev.onward.ai.ModelFailure.Kind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spares a service that is down: when calls failed several times in a row, none is made for a
 * while, then one, whose outcome decides. Thread-safe.
 */
final class Breaker {
  private static final Logger log = LoggerFactory.getLogger(Breaker.class);

  /** In a row, since a share of many calls could spare a service right after it answered well. */
  private static final int FAILURES = 4;

  private final CircuitBreaker breaker;

  Breaker(String name, Duration rest) {
    breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(FAILURES)
                .minimumNumberOfCalls(FAILURES)
                .failureRateThreshold(100)
                .waitDurationInOpenState(rest)
                .permittedNumberOfCallsInHalfOpenState(1)
                // A trial whose outcome never comes must not keep the others out.
                .maxWaitDurationInHalfOpenState(rest)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> log.info("the model is {}", words(event.getStateTransition().getToState())));
  }

  private static String words(State state) {
    return switch (state) {
      case OPEN, FORCED_OPEN -> "left alone for a while";
      case HALF_OPEN -> "tried again";
      case CLOSED, DISABLED, METRICS_ONLY -> "back";
    };
  }

  /**
   * Begins a call.
   *
   * @throws ModelFailure while the service is spared
   */
  void begin() {
    if (!breaker.tryAcquirePermission()) {
      throw new ModelFailure(Kind.RESTING, "it failed often and is left alone");
    }
  }

  void succeeded() {
    breaker.onSuccess(0, TimeUnit.NANOSECONDS);
  }

  void failed(ModelFailure failure) {
    if (failure.kind().isOfTheService()) {
      breaker.onError(0, TimeUnit.NANOSECONDS, failure);
    } else {
      breaker.releasePermission();
    }
  }

  /** Ends a call that says nothing about the service. */
  void released() {
    breaker.releasePermission();
  }

  void restFor(Duration time) {
    breaker.transitionToOpenStateFor(time);
  }
}

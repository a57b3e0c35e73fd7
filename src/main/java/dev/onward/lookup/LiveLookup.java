package dev.onward.lookup;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks search words up at Microsoft Learn, by its MCP server: within a time limit, with one more
 * try, and not at all for a while after it failed several times in a row. Answers are remembered
 * for an hour. Whatever happens, the caller gets findings or none. Thread-safe.
 */
public final class LiveLookup implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LiveLookup.class);

  private static final Duration BEFORE_SECOND_TRY = Duration.ofMillis(200);
  private static final Duration REST = Duration.ofMinutes(1);
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int FAILURES = 3;
  private static final int AT_ONCE = 8;
  private static final int MOST_REMEMBERED = 200;
  private static final int LONGEST_WORDS = 200;

  private final McpHttp http;

  /** For all of it: session, tools, call, and the second try. */
  private final Duration limit;

  private final InstantSource clock;
  private final AtomicReference<@Nullable McpSession> session = new AtomicReference<>();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final Map<String, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "learn-mcp",
          CircuitBreakerConfig.custom()
              .slidingWindowType(SlidingWindowType.COUNT_BASED)
              .slidingWindowSize(FAILURES)
              .minimumNumberOfCalls(FAILURES)
              .failureRateThreshold(100)
              .waitDurationInOpenState(REST)
              .permittedNumberOfCallsInHalfOpenState(1)
              .maxWaitDurationInHalfOpenState(REST)
              .build());

  private record Known(List<LiveFinding> findings, Instant until) {}

  private LiveLookup(McpHttp http, Duration limit, InstantSource clock) {
    this.http = http;
    this.limit = limit;
    this.clock = clock;
  }

  /** Opens no connection; empty where the settings name no server. */
  public static Optional<LiveLookup> from(LookupSettings settings, InstantSource clock) {
    return settings
        .server()
        .map(server -> new LiveLookup(new McpHttp(server), settings.limit(), clock));
  }

  /**
   * What Learn finds for the words, best first; none where it is down, slow or being left alone.
   *
   * @throws InterruptedException when nobody wants to know any more
   */
  public List<LiveFinding> find(String words) throws InterruptedException {
    String asked = words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
    String key = asked.toLowerCase(Locale.ROOT).strip();
    Optional<List<LiveFinding>> before = remembered(key);
    if (key.isEmpty() || before.isPresent()) {
      return before.orElse(List.of());
    }
    if (!room.tryAcquire()) {
      return List.of();
    }
    try {
      return breaker.tryAcquirePermission() ? asked(key, asked.strip()) : List.of();
    } finally {
      room.release();
    }
  }

  private List<LiveFinding> asked(String key, String words) throws InterruptedException {
    // On a thread of its own, since a stream that drips can't be given a time otherwise.
    FutureTask<List<LiveFinding>> search = new FutureTask<>(() -> searched(words));
    Thread.ofVirtual().name("learn-mcp").start(search);
    try {
      List<LiveFinding> findings = search.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
      remember(key, findings);
      return findings;
    } catch (ExecutionException e) {
      failed(
          e.getCause() instanceof IOException
              ? String.valueOf(e.getCause().getMessage())
              : e.toString(),
          e);
    } catch (TimeoutException e) {
      session.set(null);
      failed("it said nothing in time", e);
    } catch (InterruptedException e) {
      breaker.releasePermission();
      throw e;
    } finally {
      search.cancel(true);
    }
    return List.of();
  }

  private void failed(String reason, Exception cause) {
    breaker.onError(0, TimeUnit.NANOSECONDS, cause);
    log.warn("Microsoft Learn could not be asked ({}); the answer does without", reason);
  }

  /** A call that fails is made once more in a new session, which discovers the tools anew. */
  private List<LiveFinding> searched(String words) throws IOException, InterruptedException {
    try {
      return searchedOnce(words);
    } catch (McpFailure e) {
      session.set(null);
      if (e.isFinal()) {
        throw e;
      }
    } catch (IOException e) {
      session.set(null);
    }
    Thread.sleep(BEFORE_SECOND_TRY);
    return searchedOnce(words);
  }

  private List<LiveFinding> searchedOnce(String words) throws IOException, InterruptedException {
    McpSession open = session.get();
    if (open == null) {
      open = McpSession.begin(http);
      session.set(open);
    }
    return SearchResult.findings(open.search(words), words);
  }

  private Optional<List<LiveFinding>> remembered(String key) {
    synchronized (known) {
      return Optional.ofNullable(known.get(key))
          .filter(answer -> clock.instant().isBefore(answer.until()))
          .map(Known::findings);
    }
  }

  private void remember(String key, List<LiveFinding> findings) {
    synchronized (known) {
      known.put(key, new Known(findings, clock.instant().plus(REMEMBERED)));
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

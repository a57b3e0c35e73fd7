package dev.onward.gather.fetch;

import dev.onward.gather.fetch.HttpExchange.Request;
import dev.onward.gather.fetch.HttpOutcome.Busy;
import dev.onward.gather.fetch.HttpOutcome.Moved;
import dev.onward.gather.fetch.HttpOutcome.Refused;
import dev.onward.gather.fetch.HttpOutcome.Reply;
import dev.onward.gather.source.GatherSettings;
import dev.onward.gather.source.GatherSettings.Limits;
import dev.onward.gather.source.SourceList;
import dev.onward.gather.source.SourceRule;
import io.github.resilience4j.core.IntervalFunction;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.utils.DateUtils;

/**
 * Gets what a source says, and goes nowhere else: within {@link Fence}, as the host's robots.txt
 * allows, one request after another with a pause, again after a while where the far side is busy,
 * and along at most five redirects. Whatever happens is a {@link Reply}. Thread-safe.
 */
public final class Fetcher {
  private static final int MOST_REDIRECTS = 5;
  private static final long LARGEST_ROBOTS = 512_000;
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);

  private final Fence fence;
  private final HttpExchange exchange;
  private final Limits limits;
  private final InstantSource clock;
  private final Robots robots;
  private final HostQueue queue = new HostQueue();
  private final IntervalFunction waits;

  public Fetcher(Fence fence, Limits limits, InstantSource clock) {
    this.fence = fence;
    this.exchange = new HttpExchange(fence, limits);
    this.limits = limits;
    this.clock = clock;
    this.robots = new Robots(this, clock);
    Duration first = longer(limits.pause(), SHORTEST_WAIT);
    this.waits =
        IntervalFunction.ofExponentialRandomBackoff(
            first, 2.0, 0.5, longer(limits.patience(), first));
  }

  /** One for all sources, so that a host is asked by one of them at a time. */
  public static Fetcher open(GatherSettings settings, InstantSource clock) {
    return open(settings, clock, InetAddress::getAllByName);
  }

  public static Fetcher open(GatherSettings settings, InstantSource clock, Fence.Names names) {
    return new Fetcher(new Fence(settings.privateHosts(), names), settings.limits(), clock);
  }

  /** The largest answer that becomes a tree in memory, which takes many times its size. */
  public long largestTree() {
    return limits.mostBytes() / 4;
  }

  public long largest() {
    return limits.mostBytes();
  }

  public Reply get(URI url, SourceRule source, Request request) {
    try {
      return follow(url, source, request, true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Refused("was not waited for: the program ends");
    }
  }

  /** The same for a robots.txt, which nothing but itself could forbid. */
  Reply robots(URI url, SourceRule source) throws InterruptedException {
    return follow(url, source, new Request("text/plain", Checkpoint.NONE, LARGEST_ROBOTS), false);
  }

  private Reply follow(URI first, SourceRule source, Request request, boolean obeying)
      throws InterruptedException {
    Set<URI> seen = new HashSet<>();
    URI url = first;
    Request asked = request;
    while (true) {
      Optional<String> refusal = refuse(url, source, seen);
      if (refusal.isEmpty() && obeying) {
        URI asking = url;
        refusal = robots.refuse(asking, source).or(() -> tooSlow(asking));
      }
      if (refusal.isPresent()) {
        return new Refused(refusal.get());
      }
      switch (persist(url, asked)) {
        case Moved moved -> {
          asked = isSameHost(url, moved.to()) ? asked : asked.withoutToken();
          url = moved.to();
        }
        case Busy busy -> {
          return new Refused(busy.reason());
        }
        case Reply reply -> {
          return reply;
        }
      }
    }
  }

  /** A pause that robots are asked for is kept, or the host is left alone. */
  private Optional<String> tooSlow(URI url) {
    Duration pause = robots.pause(url);
    return pause.compareTo(limits.patience()) > 0
        ? Optional.of(
            "asks robots to wait %d s between two requests, which is more than ONWARD_GATHER_PATIENCE"
                .formatted(pause.toSeconds()))
        : Optional.empty();
  }

  /** A token is for the host that it was asked for. */
  private static boolean isSameHost(URI from, URI to) {
    return to.getHost() != null
        && SourceList.authority(from).equals(SourceList.authority(to))
        && from.getScheme().equalsIgnoreCase(to.getScheme());
  }

  private Optional<String> refuse(URI url, SourceRule source, Set<URI> seen) {
    if (!seen.add(url)) {
      return Optional.of("redirects in a circle");
    }
    if (seen.size() > MOST_REDIRECTS + 1) {
      return Optional.of("redirects more than " + MOST_REDIRECTS + " times");
    }
    return fence.refuses(url, source.hosts());
  }

  /** Asks until there is an answer, or patience is at its end. */
  @SuppressWarnings("try") // The turn is held, not spoken to.
  private HttpOutcome persist(URI url, Request request) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      HttpOutcome outcome;
      try (HostQueue.Turn turn =
          queue.take(SourceList.authority(url), longer(limits.pause(), robots.pause(url)))) {
        outcome = exchange.send(url, request);
      }
      if (!(outcome instanceof Busy busy)) {
        return outcome;
      }
      Duration wait = wait(busy, attempt);
      if (wait.compareTo(limits.patience()) > 0) {
        return new Refused(
            busy.reason() + " and asks to be left alone for " + wait.toSeconds() + " s");
      }
      if (attempt >= limits.tries()) {
        return new Refused(busy.reason() + ", " + attempt + " times");
      }
      Thread.sleep(wait);
    }
  }

  private Duration wait(Busy busy, int attempt) {
    return busy.after()
        .flatMap(written -> retryAfter(written, clock.instant()))
        .orElseGet(() -> shorter(Duration.ofMillis(waits.apply(attempt)), limits.patience()));
  }

  /** Seconds or a date (RFC 9110, 10.2.3). */
  static Optional<Duration> retryAfter(String written, Instant now) {
    if (written.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(written)));
    }
    // All three forms of a date in HTTP (RFC 9110, 5.6.7).
    return Optional.ofNullable(DateUtils.parseStandardDate(written))
        .map(then -> longer(Duration.between(now, then), Duration.ZERO));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

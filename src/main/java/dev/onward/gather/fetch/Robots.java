package dev.onward.gather.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.onward.gather.fetch.HttpOutcome.Got;
import dev.onward.gather.fetch.HttpOutcome.Missing;
import dev.onward.gather.fetch.HttpOutcome.NotModified;
import dev.onward.gather.fetch.HttpOutcome.Refused;
import dev.onward.gather.source.SourceList;
import dev.onward.gather.source.SourceRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What hosts let robots read (RFC 9309). A host whose robots.txt is missing or withheld (4xx) lets
 * everything be read; one whose robots.txt can't be got (5xx, no connection, too long) nothing,
 * until it can. What was read holds for a day. Thread-safe.
 */
final class Robots {
  private static final List<String> WE = List.of("onward");
  private static final Duration HOLDS = Duration.ofDays(1);
  private static final BaseRobotRules EVERYTHING = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);

  private final Fetcher fetcher;
  private final InstantSource clock;
  private final Map<String, Read> known = new ConcurrentHashMap<>();

  Robots(Fetcher fetcher, InstantSource clock) {
    this.fetcher = fetcher;
    this.clock = clock;
  }

  private record Read(BaseRobotRules rules, Instant at) {}

  /** What was asked of a host just now: its rules, or why there are none. */
  private record Asked(BaseRobotRules rules, Optional<String> reason) {
    static Asked failed(String reason) {
      return new Asked(
          new SimpleRobotRules(RobotRulesMode.ALLOW_NONE),
          Optional.of("does not tell what robots may read: its robots.txt " + reason));
    }

    static Asked got(BaseRobotRules rules) {
      return new Asked(rules, Optional.empty());
    }
  }

  /** Why an address may not be read, if it may not. */
  Optional<String> refuse(URI url, SourceRule source) throws InterruptedException {
    String host = SourceList.authority(url);
    Instant now = clock.instant();
    Read read = known.get(host);
    if (read == null || !read.at().plus(HOLDS).isAfter(now)) {
      Asked asked = ask(url.resolve("/robots.txt"), source);
      if (asked.reason().isPresent()) {
        return asked.reason();
      }
      read = new Read(asked.rules(), now);
      known.put(host, read);
    }
    return read.rules().isAllowed(url.toString())
        ? Optional.empty()
        : Optional.of("does not let robots read " + url.getPath());
  }

  /** The pause that the host asks of robots. */
  Duration pause(URI url) {
    Read read = known.get(SourceList.authority(url));
    long millis = read == null ? 0 : read.rules().getCrawlDelay();
    return Duration.ofMillis(Math.max(0, millis));
  }

  private Asked ask(URI url, SourceRule source) throws InterruptedException {
    return switch (fetcher.robots(url, source)) {
      case Got got -> parsed(url, got);
      case Missing missing -> Asked.got(EVERYTHING);
      case Refused refused when refused.status() / 100 == 4 -> Asked.got(EVERYTHING);
      case Refused refused -> Asked.failed(refused.reason());
      case NotModified same -> Asked.failed("answers 304 to what it was not asked");
    };
  }

  private static Asked parsed(URI url, Got got) {
    try (got;
        InputStream in = got.body().open()) {
      return Asked.got(
          // However long the pause that it asks for: whoever asks decides on it.
          new SimpleRobotRulesParser(Long.MAX_VALUE / 1_000, 10)
              .parseContent(url.toString(), in.readAllBytes(), "text/plain", WE));
    } catch (IOException e) {
      return Asked.failed("can't be read: " + e.getMessage());
    }
  }
}

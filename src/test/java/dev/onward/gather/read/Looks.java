package dev.onward.gather.read;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.fetch.Fence;
import dev.onward.gather.source.GatherSettings;
import dev.onward.gather.source.GatherSettings.Limits;
import dev.onward.gather.source.SourceList;
import dev.onward.gather.source.SourceRule;
import dev.onward.gather.source.SourceRule.Admission;
import dev.onward.gather.source.SourceRule.Focus;
import dev.onward.gather.source.SourceRule.Gate;
import dev.onward.gather.source.SourceRule.Kind;
import dev.onward.knowledge.Confidence;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A far side played by WireMock, and looks at it as at a source. */
public final class Looks implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  public static final Limits SMALL =
      new Limits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          1_000_000,
          2,
          Duration.ofMillis(1),
          Duration.ofSeconds(1));
  public static final Limits LONG =
      new Limits(
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          32_000_000,
          2,
          Duration.ofMillis(1),
          Duration.ofSeconds(1));

  public final WireMockServer server =
      new WireMockServer(wireMockConfig().dynamicPort().dynamicHttpsPort().gzipDisabled(true));

  public Looks() {
    server.start();
  }

  /** How a look ended and what it handed over. */
  record Look(Fetched fetched, List<SourceItem> findings) {
    SourceItem only() {
      if (findings.size() != 1) {
        throw new AssertionError(findings.size() + " findings, " + fetched);
      }
      return findings.getFirst();
    }

    Fetched.Changed changed() {
      if (fetched instanceof Fetched.Changed changed) {
        return changed;
      }
      throw new AssertionError(fetched.toString());
    }

    String failure() {
      if (fetched instanceof Fetched.Failed failed) {
        return failed.reason();
      }
      throw new AssertionError(fetched.toString());
    }
  }

  public URI at(String path) {
    return URI.create("http://localhost:" + server.port() + path);
  }

  Look feed(String path) {
    return look(Kind.FEED, at(path), Checkpoint.NONE, SMALL);
  }

  static Look look(Kind kind, URI url, Checkpoint last, Limits limits) {
    return look(rule(kind, url), last, settings(limits), InetAddress::getAllByName);
  }

  static Look look(SourceRule rule, Checkpoint last, GatherSettings settings, Fence.Names names) {
    Source source =
        Sources.of(new SourceList(List.of(rule)), settings, InstantSource.fixed(NOW), names)
            .getFirst();
    List<SourceItem> findings = new ArrayList<>();
    return new Look(source.look(last, findings::add), findings);
  }

  static GatherSettings settings(Limits limits) {
    return new GatherSettings(Path.of("sources.yaml"), Set.of("localhost", "mirror.test"), limits);
  }

  public static SourceRule rule(Kind kind, URI url) {
    return new SourceRule(
        "tried",
        "Tried",
        kind,
        url,
        "Nobody",
        Optional.empty(),
        Confidence.A,
        Set.of(SourceList.authority(url)),
        Focus.EVERYTHING,
        new Admission(Gate.CLOSED, Gate.CLOSED),
        List.of(),
        List.of());
  }

  /** An RSS feed of these items. */
  static String rss(String... items) {
    return """
    <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
      xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:a10="http://www.w3.org/2005/Atom"><channel><title>News</title>
      <link>https://devblogs.microsoft.com/news/</link><description>What is new</description>
    """
            .strip()
        + String.join("", items)
        + "</channel></rss>";
  }

  static String item(int number) {
    return """
    <item><title>Item %1$d</title><link>https://devblogs.microsoft.com/news/item-%1$d/</link>
    <pubDate>Mon, 16 Nov 2026 20:30:57 +0000</pubDate>
    <guid isPermaLink="false">https://devblogs.microsoft.com/news/?p=%1$d</guid>
    <description>Words of item %1$d</description></item>
    """
        .formatted(number);
  }

  @Override
  public void close() {
    server.stop();
  }
}

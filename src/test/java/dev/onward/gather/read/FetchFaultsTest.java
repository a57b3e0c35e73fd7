package dev.onward.gather.read;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.onward.gather.read.Looks.SMALL;
import static dev.onward.gather.read.Looks.item;
import static dev.onward.gather.read.Looks.rss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.fetch.Fence;
import dev.onward.gather.read.Looks.Look;
import dev.onward.gather.source.GatherSettings.Limits;
import dev.onward.gather.source.SourceRule;
import dev.onward.gather.source.SourceRule.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What far sides do to a fetch, over real HTTP: each has its outcome, and the look ends. */
class FetchFaultsTest {
  private static final Looks looks = new Looks();
  private static final String PATH = "/feed/";

  @BeforeEach
  void forget() {
    looks.server.resetAll();
  }

  @AfterAll
  static void stop() {
    looks.close();
  }

  private static void serves(ResponseDefinitionBuilder response) {
    looks.server.stubFor(get(urlEqualTo(PATH)).willReturn(response));
  }

  private static void servesInTurn(
      ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
    looks.server.stubFor(
        get(urlEqualTo(PATH)).inScenario("turns").willReturn(first).willSetStateTo("then"));
    looks.server.stubFor(
        get(urlEqualTo(PATH)).inScenario("turns").whenScenarioStateIs("then").willReturn(then));
  }

  private static int requests() {
    return looks.server.findAll(getRequestedFor(urlEqualTo(PATH))).size();
  }

  @Test
  void whatDidNotChangeIsAskedForWithItsValidatorsAndIsUnchanged() {
    serves(
        ok(rss(item(1)))
            .withHeader("ETag", "\"v1\"")
            .withHeader("Last-Modified", "Mon, 16 Nov 2026 20:30:57 GMT"));
    Checkpoint next = looks.feed(PATH).changed().next();
    looks.server.stubFor(
        get(urlEqualTo(PATH))
            .withHeader("If-None-Match", equalTo("\"v1\""))
            .withHeader("If-Modified-Since", equalTo("Mon, 16 Nov 2026 20:30:57 GMT"))
            .willReturn(status(304)));

    Look look = Looks.look(Kind.FEED, looks.at(PATH), next, SMALL);

    assertThat(look.fetched()).isEqualTo(new Fetched.Unchanged());
    assertThat(look.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600", "Sat, 28 Nov 2026 09:00:00 GMT"})
  void whoAsksToBeLeftAloneForLongIsLeftAlone(String retryAfter) {
    serves(status(429).withHeader("Retry-After", retryAfter));

    assertThat(looks.feed(PATH).failure()).contains("429", "left alone");
    assertThat(requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "Fri, 27 Nov 2026 09:00:00 GMT"})
  void whoAsksForAMomentIsAskedAgain(String retryAfter) {
    servesInTurn(status(429).withHeader("Retry-After", retryAfter), ok(rss(item(1))));

    assertThat(looks.feed(PATH).only().title()).isEqualTo("Item 1");
  }

  @Test
  void aFaultThatPassesIsOvercome() {
    servesInTurn(status(500), ok(rss(item(1))));

    assertThat(looks.feed(PATH).findings()).hasSize(1);
  }

  @Test
  void aFaultThatStaysEndsTheLook() {
    serves(status(500));

    assertThat(looks.feed(PATH).failure()).contains("500, 2 times");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionEndsTheLook(Fault fault) {
    serves(aResponse().withFault(fault));

    assertThat(looks.feed(PATH).failure()).contains("2 times");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void whatIsNotThereAnyMoreIsGone(int status) {
    serves(status(status));

    assertThat(looks.feed(PATH).fetched()).isInstanceOf(Fetched.Gone.class);
  }

  @Test
  void anEndlessBodyIsCut() throws IOException {
    try (RawServer server =
        new RawServer(out -> {
          RawServer.send(out, "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss>");
          for (String words = "<item>words</item>".repeat(1_000); ; ) {
            RawServer.send(out, words);
          }
        })) {
      assertThat(Looks.look(Kind.FEED, server.address(), Checkpoint.NONE, SMALL).failure())
          .contains("more than");
    }
  }

  @Test
  void aSlowDripEnds() throws IOException {
    try (RawServer server =
        new RawServer(out -> {
          RawServer.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
          while (true) {
            RawServer.send(out, "<");
            Thread.sleep(20);
          }
        })) {
      Limits hasty =
          new Limits(
              SMALL.connect(),
              Duration.ofSeconds(1),
              1_000_000,
              2,
              SMALL.pause(),
              SMALL.patience());
      assertThat(Looks.look(Kind.FEED, server.address(), Checkpoint.NONE, hasty).failure())
          .contains("did not finish");
    }
  }

  @Test
  void headersWithoutEndEnd() throws IOException {
    try (RawServer server =
        new RawServer(out -> {
          RawServer.send(out, "HTTP/1.1 200 OK\r\n");
          while (true) {
            RawServer.send(out, "X-More: and more\r\n");
          }
        })) {
      assertThat(Looks.look(Kind.FEED, server.address(), Checkpoint.NONE, SMALL).failure())
          .isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {+100, -100})
  void aWrongLengthIsNoFeed(int off) throws IOException {
    String feed = rss(item(1));
    try (RawServer server =
        new RawServer(out ->
            RawServer.send(
                out,
                "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(feed.length() + off, feed)))) {
      Look look = Looks.look(Kind.FEED, server.address(), Checkpoint.NONE, SMALL);
      assertThat(look.failure()).isNotBlank();
      assertThat(look.findings()).isEmpty();
    }
  }

  @Test
  void whatIsPackedIsUnpacked() throws IOException {
    serves(
        ok().withBody(gzipped(rss(item(1)).getBytes(StandardCharsets.UTF_8)))
            .withHeader("Content-Encoding", "gzip"));

    assertThat(looks.feed(PATH).findings()).hasSize(1);
  }

  @Test
  void whatIsNotPackedAsItSaysEndsTheLook() {
    serves(ok(rss(item(1))).withHeader("Content-Encoding", "gzip"));

    assertThat(looks.feed(PATH).failure()).contains("can't be unpacked");
  }

  @Test
  void aSmallPacketOfEndlessContentIsCut() throws IOException {
    serves(ok().withBody(gzipped(new byte[50_000_000])).withHeader("Content-Encoding", "gzip"));

    assertThat(looks.feed(PATH).failure()).contains("more than");
  }

  @Test
  void aPackingThatNobodyAskedForIsNotGuessed() {
    serves(ok(rss(item(1))).withHeader("Content-Encoding", "br"));

    assertThat(looks.feed(PATH).failure()).contains("br");
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void aRedirectWithinTheSourceIsFollowed() {
    serves(temporaryRedirect("/moved/"));
    looks.server.stubFor(get(urlEqualTo("/moved/")).willReturn(ok(rss(item(1)))));

    assertThat(looks.feed(PATH).findings()).hasSize(1);
  }

  @Test
  void aRedirectToThisMachineIsNotFollowed() {
    serves(temporaryRedirect("http://127.0.0.1:" + looks.server.port() + "/secret"));

    assertThat(looks.feed(PATH).failure()).contains("leads to http and not to https");
    looks.server.verify(0, getRequestedFor(urlEqualTo("/secret")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "https://127.0.0.1/",
        "http://localhost:1/",
        "https://localhost/",
        "https://user@localhost/",
        "file:///etc/passwd",
        "ftp://localhost/",
        "//evil.example/",
        "https://[::1]/"
      })
  void aRedirectToAForeignHostIsNotFollowed(String elsewhere) {
    serves(temporaryRedirect(elsewhere));

    assertThat(looks.feed(PATH).failure()).contains("leads to");
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void aCircleOfRedirectsEnds() {
    serves(temporaryRedirect("/moved/"));
    looks.server.stubFor(get(urlEqualTo("/moved/")).willReturn(temporaryRedirect(PATH)));

    assertThat(looks.feed(PATH).failure()).contains("in a circle");
  }

  @Test
  void aChainOfRedirectsEnds() {
    serves(temporaryRedirect("/1"));
    for (int i = 1; i < 10; i++) {
      looks.server.stubFor(get(urlEqualTo("/" + i)).willReturn(temporaryRedirect("/" + (i + 1))));
    }

    assertThat(looks.feed(PATH).failure()).contains("more than 5 times");
    looks.server.verify(0, getRequestedFor(urlEqualTo("/6")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "127.0.0.1", "169.254.169.254", "::1", "fd00::1"})
  void aNameThatLeadsInsideIsNotFollowed(String inside) {
    SourceRule rule = Looks.rule(Kind.FEED, URI.create("https://feeds.example/feed/"));

    Look look =
        Looks.look(
            rule,
            Checkpoint.NONE,
            Looks.settings(SMALL),
            host -> new InetAddress[] {InetAddress.getByName(inside)});

    assertThat(look.failure()).contains("feeds.example leads to an address that is not public");
  }

  @Test
  void oneAddressInsideAmongPublicOnesIsEnoughToRefuse() throws IOException {
    Fence fence =
        new Fence(
            Set.of(),
            host ->
                new InetAddress[] {
                  InetAddress.getByName("93.184.215.14"), InetAddress.getByName("192.168.1.1")
                });

    assertThatThrownBy(() -> fence.resolve("a.example")).isInstanceOf(Fence.PrivateAddress.class);
  }

  /** The name is known to nobody but us, so that a second look-up by anybody else would fail. */
  @Test
  void theAddressThatWasJudgedIsTheOneConnectedTo() {
    serves(ok(rss(item(1))));
    AtomicInteger lookUps = new AtomicInteger();
    URI url = URI.create("http://mirror.test:" + looks.server.port() + PATH);

    Look look =
        Looks.look(
            Looks.rule(Kind.FEED, url),
            Checkpoint.NONE,
            Looks.settings(SMALL),
            host -> {
              lookUps.incrementAndGet();
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            });

    assertThat(look.findings()).hasSize(1);
    assertThat(lookUps).hasValue(2); // one for robots.txt, one for the feed
  }

  @Test
  void whoCantProveWhoTheyAreAreNotRead() {
    serves(ok(rss(item(1))));
    URI url = URI.create("https://localhost:" + looks.server.httpsPort() + PATH);

    assertThat(Looks.look(Kind.FEED, url, Checkpoint.NONE, SMALL).failure())
        .contains("can't prove who it is");
    assertThat(requests()).isZero();
  }

  @Test
  void nothingIsReadThatRobotsMayNotRead() {
    looks.server.stubFor(
        get(urlEqualTo("/robots.txt")).willReturn(ok("User-agent: *\nDisallow: /feed/")));
    serves(ok(rss(item(1))));

    assertThat(looks.feed(PATH).failure()).contains("does not let robots read");
    assertThat(requests()).isZero();
  }

  @Test
  void aHostThatCantTellWhatRobotsMayReadIsNotRead() {
    looks.server.stubFor(get(urlEqualTo("/robots.txt")).willReturn(status(500)));
    serves(ok(rss(item(1))));

    assertThat(looks.feed(PATH).failure()).contains("robots.txt");
    assertThat(requests()).isZero();
  }

  @Test
  void itSaysWhoItIsAndCarriesNothingElse() {
    servesInTurn(
        status(503).withHeader("Set-Cookie", "id=1; Path=/").withHeader("Retry-After", "0"),
        status(401).withHeader("WWW-Authenticate", "Basic realm=\"news\""));

    assertThat(looks.feed(PATH).failure()).contains("401");
    looks.server.verify(
        2,
        getRequestedFor(urlEqualTo(PATH))
            .withHeader("User-Agent", matching("Onward/.*"))
            .withoutHeader("Cookie")
            .withoutHeader("Authorization"));
  }
}

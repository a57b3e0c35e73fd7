package dev.onward.teams.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.onward.teams.connector.ConversationReference.Kind;
import dev.onward.teams.connector.TokenSource.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of what was sent, as far as the connector says. */
class ConnectorTest {
  private static final OutgoingActivity HELLO = OutgoingActivity.text("Hello");
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final WireMockServer far = new WireMockServer(wireMockConfig().dynamicPort());
  private final JsonOverHttp http = new JsonOverHttp();
  private final AtomicInteger tokens = new AtomicInteger();
  private final Connector connector =
      new Connector(
          http,
          Optional.of(new AccessToken(this::token, () -> NOW)),
          new ServiceHosts(Set.of("localhost"), false));

  private Token token() {
    return new Token("token " + tokens.incrementAndGet(), Duration.ofHours(1));
  }

  @BeforeEach
  void start() {
    far.start();
  }

  @AfterEach
  void stop() {
    http.close();
    far.stop();
  }

  private ConversationReference chat(String id) {
    return new ConversationReference(
        id, Kind.PERSONAL, "t", far.baseUrl() + "/emea/", "msteams", "28:bot");
  }

  private void answers(ResponseDefinitionBuilder response) {
    far.stubFor(any(anyUrl()).willReturn(response));
  }

  /** Answers so once, and then takes what comes. */
  private void answersFirst(ResponseDefinitionBuilder response) {
    far.stubFor(
        any(anyUrl())
            .inScenario("first")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(response)
            .willSetStateTo("then"));
    far.stubFor(
        any(anyUrl())
            .inScenario("first")
            .whenScenarioStateIs("then")
            .willReturn(jsonResponse("{\"id\":\"m\"}", 201)));
  }

  private List<LoggedRequest> requests() {
    return far.getAllServeEvents().stream()
        .map(event -> event.getRequest())
        .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {412, 429, 503})
  void whatWasNotTakenNowMayBeSentLaterAndIsNotRepeatedHere(int status) {
    answers(aResponse().withStatus(status));
    assertThat(connector.send(chat("a"), HELLO)).isEqualTo(new Delivery.NotNow(Duration.ZERO));
    assertThat(requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 404, 405, 413})
  void whatStaysRefusedIsUnwanted(int status) {
    answers(aResponse().withStatus(status).withHeader("Location", "http://localhost:1/"));
    assertThat(connector.send(chat("a"), HELLO)).isEqualTo(new Delivery.Unwanted(status));
    assertThat(requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"500, false", "501, false", "502, true", "504, true", "599, false"})
  void aServersFaultLeavesItOpenWhetherAMessageIsThere(int status, boolean repeatable) {
    answers(aResponse().withStatus(status));
    assertThat(connector.send(chat("a"), HELLO)).isEqualTo(new Delivery.Unknown(repeatable));
    assertThat(connector.update(chat("a"), "m", HELLO)).isEqualTo(new Delivery.Unknown(true));
    assertThat(requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void soDoesAConnectionThatBreaks(Fault fault) {
    answers(aResponse().withFault(fault));
    Delivery delivery = connector.send(chat("a"), HELLO);
    // Of these faults one comes behind a status that says it was accepted.
    assertThat(delivery)
        .isEqualTo(
            fault == Fault.MALFORMED_RESPONSE_CHUNK
                ? new Delivery.Accepted("")
                : new Delivery.Unknown(false));
    assertThat(requests()).hasSize(1);
  }

  @Test
  void whatWasNeverSentIsNotUnknown() {
    ConversationReference chat = chat("a");
    far.stop();
    assertThat(connector.send(chat, HELLO)).isEqualTo(new Delivery.NotNow(Duration.ZERO));
  }

  @Test
  void withoutATokenNothingIsSent() {
    Connector poor =
        new Connector(
            http,
            Optional.of(
                new AccessToken(
                    () -> {
                      throw new IOException("the directory is away");
                    },
                    () -> NOW)),
            new ServiceHosts(Set.of("localhost"), false));
    assertThat(poor.send(chat("a"), HELLO)).isEqualTo(new Delivery.NotNow(Duration.ZERO));
    assertThat(requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|PT7S",
        "120|PT2M",
        "99999999|PT24H",
        "Mon, 23 Nov 2026 09:00:05 GMT|PT5S",
        "Mon, 23 Nov 2026 08:00:00 GMT|PT0S",
        "soon|PT0S"
      })
  void howLongItWantsToBeLeftAloneIsSaidInSecondsOrByADate(String said, Duration rest) {
    answers(
        aResponse()
            .withStatus(429)
            .withHeader("Date", "Mon, 23 Nov 2026 09:00:00 GMT")
            .withHeader("Retry-After", said));
    assertThat(connector.send(chat("a"), HELLO)).isEqualTo(new Delivery.NotNow(rest));
  }

  @Test
  void anAnswerThatBeginsAndDoesNotEndIsNotWaitedForForEver() throws IOException {
    try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> beginAnAnswer(slow));
      ConversationReference there =
          new ConversationReference(
              "a",
              Kind.PERSONAL,
              "t",
              "http://localhost:" + slow.getLocalPort(),
              "msteams",
              "28:bot");
      try (JsonOverHttp hasty = new JsonOverHttp(Duration.ofMillis(300))) {
        Connector connector =
            new Connector(hasty, Optional.empty(), new ServiceHosts(Set.of("localhost"), false));
        assertThat(connector.send(there, HELLO)).isEqualTo(new Delivery.Accepted(""));
      }
    }
  }

  private static void beginAnAnswer(ServerSocket server) {
    try (Socket caller = server.accept()) {
      caller
          .getOutputStream()
          .write(
              "HTTP/1.1 201 Created\r\nContent-Length: 90\r\n\r\n{"
                  .getBytes(StandardCharsets.US_ASCII));
      caller.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aTokenThatIsRefusedIsRenewedOnce() {
    answersFirst(aResponse().withStatus(401));
    assertThat(connector.send(chat("a"), HELLO)).isEqualTo(new Delivery.Accepted("m"));
    assertThat(connector.send(chat("a"), HELLO)).isEqualTo(new Delivery.Accepted("m"));
    assertThat(requests())
        .extracting(request -> request.getHeader("Authorization"))
        .containsExactly("Bearer token 1", "Bearer token 2", "Bearer token 2");

    far.resetAll();
    answers(aResponse().withStatus(401));
    assertThat(connector.send(chat("a"), HELLO)).isInstanceOf(Delivery.NotNow.class);
    assertThat(requests()).hasSize(2);
    assertThat(tokens).hasValue(3);
  }

  @Test
  void idsAreWrittenSoThatTheyStayOnePartOfTheAddress() {
    answers(jsonResponse("{\"id\":\"m\"}", 201));
    connector.send(chat("19:a b@thread.tacv2;messageid=1/2?x"), HELLO);
    connector.update(chat("a"), "1:2/3", HELLO);
    assertThat(requests())
        .extracting(LoggedRequest::getUrl)
        .containsExactly(
            "/emea/v3/conversations/19%3Aa%20b%40thread.tacv2%3Bmessageid%3D1%2F2%3Fx/activities",
            "/emea/v3/conversations/a/activities/1%3A2%2F3");
  }
}

package dev.onward.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.onward.teams.Chat.Kind;
import dev.onward.teams.Connector.Unavailable;
import dev.onward.teams.TokenSource.Token;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, when, and what is not. */
class ConnectorTest {
  private static final Message HELLO = Message.text("Hello");
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

  private Chat chat(String id) {
    return new Chat(id, Kind.PERSONAL, "t", far.baseUrl() + "/emea/", "msteams", "28:bot");
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
  @ValueSource(ints = {412, 429, 500, 502, 503, 504})
  void whatPassesIsTriedAgain(int status) {
    answersFirst(aResponse().withStatus(status).withHeader("Retry-After", "0"));
    assertThat(connector.send(chat("a"), HELLO)).isEqualTo(new Delivery.Sent("m"));
    assertThat(requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 404, 405, 413})
  void whatStaysIsNotTriedAgain(int status) {
    answers(aResponse().withStatus(status).withHeader("Location", "http://localhost:1/"));
    assertThat(connector.send(chat("a"), HELLO)).isEqualTo(new Delivery.Refused(status));
    assertThat(requests()).hasSize(1);
  }

  @Test
  void itIsLeftAloneAtLeastAsLongAsItAsks() {
    answersFirst(aResponse().withStatus(429).withHeader("Retry-After", "1"));
    connector.send(chat("a"), HELLO);
    Instant first = requests().getFirst().getLoggedDate().toInstant();
    assertThat(requests().getLast().getLoggedDate().toInstant())
        .isAfterOrEqualTo(first.plusMillis(900));
  }

  @Test
  void whoAsksForALongRestIsNotAskedEarlier() {
    answers(aResponse().withStatus(429).withHeader("Retry-After", "120"));
    Unavailable busy =
        catchThrowableOfType(Unavailable.class, () -> connector.send(chat("a"), HELLO));
    assertThat(busy.rest()).isEqualTo(Duration.ofMinutes(2));
    assertThat(requests()).hasSize(1);
  }

  @Test
  void aTokenThatIsRefusedIsRenewedOnce() {
    answersFirst(aResponse().withStatus(401));
    assertThat(connector.send(chat("a"), HELLO)).isEqualTo(new Delivery.Sent("m"));
    assertThat(connector.send(chat("a"), HELLO)).isEqualTo(new Delivery.Sent("m"));
    assertThat(requests())
        .extracting(request -> request.getHeader("Authorization"))
        .containsExactly("Bearer token 1", "Bearer token 2", "Bearer token 2");

    far.resetAll();
    answers(aResponse().withStatus(401));
    assertThatThrownBy(() -> connector.send(chat("a"), HELLO)).isInstanceOf(Unavailable.class);
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

  @Test
  void whatCannotBeChangedIsSaidAnew() {
    answersFirst(aResponse().withStatus(404));
    assertThat(connector.replace(chat("a"), "gone", HELLO)).isEqualTo(new Delivery.Sent("m"));
    assertThat(requests())
        .extracting(request -> request.getMethod().getName())
        .containsExactly("PUT", "POST");
  }
}

package dev.onward.teams.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.onward.settings.Secret;
import dev.onward.teams.connector.TokenSource.Token;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two identity services of Azure, which differ in path, header and how they tell the end. */
class ManagedIdentityTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final String PATH = "/identity/token";

  private final WireMockServer azure = new WireMockServer(wireMockConfig().dynamicPort());
  private final JsonOverHttp http = new JsonOverHttp();

  @BeforeEach
  void start() {
    azure.start();
  }

  @AfterEach
  void stop() {
    http.close();
    azure.stop();
  }

  @Test
  void aVirtualMachineAsksItsMetadataService() throws IOException {
    answers("2018-02-01", "Metadata", "true", "{\"access_token\":\"t\",\"expires_in\":\"3599\"}");
    assertThat(identity(Optional.empty()).fetch()).isEqualTo(token(3599));
  }

  @Test
  void anAppAsksItsOwnServiceWithTheHeaderItWasGiven() throws IOException {
    long end = NOW.plusSeconds(600).getEpochSecond();
    answers(
        "2019-08-01",
        "X-IDENTITY-HEADER",
        "given",
        "{\"access_token\":\"t\",\"expires_on\":\"%d\"}".formatted(end));
    assertThat(identity(Optional.of(new Secret("given"))).fetch()).isEqualTo(token(600));
  }

  @Test
  void aTokenThatHasEndedIsNone() {
    long end = NOW.minusSeconds(1).getEpochSecond();
    answers(
        "2018-02-01",
        "Metadata",
        "true",
        "{\"access_token\":\"t\",\"expires_on\":\"%d\"}".formatted(end));
    assertThatThrownBy(() -> identity(Optional.empty()).fetch()).hasMessageContaining("no token");
  }

  @Test
  void aRefusalIsSaidWithItsStatus() {
    assertThatThrownBy(() -> identity(Optional.empty()).fetch()).hasMessageContaining("404");
  }

  private static Token token(long seconds) {
    return new Token("t", Duration.ofSeconds(seconds));
  }

  private void answers(String version, String header, String value, String json) {
    azure.stubFor(
        get(urlPathEqualTo(PATH))
            .withQueryParam("api-version", equalTo(version))
            .withQueryParam("resource", equalTo("https://api.botframework.com"))
            .withQueryParam("client_id", equalTo("the-app"))
            .withHeader(header, equalTo(value))
            .willReturn(okJson(json)));
  }

  private ManagedIdentity identity(Optional<Secret> header) {
    URI far = URI.create(azure.baseUrl());
    return new ManagedIdentity(
        http,
        new TeamsSettings.Connection(
            TeamsSettings.Cloud.PUBLIC,
            far,
            "issuer",
            far,
            URI.create(azure.baseUrl() + PATH),
            header,
            Set.of()),
        "the-app",
        () -> NOW);
  }
}

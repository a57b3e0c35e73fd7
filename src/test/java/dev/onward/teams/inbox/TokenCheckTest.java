package dev.onward.teams.inbox;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.onward.teams.connector.JsonOverHttp;
import dev.onward.teams.connector.TeamsSettings;
import dev.onward.teams.inbox.Refusal.Reason;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ids in either case, and why a token is refused. */
class TokenCheckTest {
  private static final String APP = "3f1c0d5e-00aa-4a6b-9c1d-2b3a4c5d6e7f";
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final WireMockServer framework = new WireMockServer(wireMockConfig().dynamicPort());
  private final JsonOverHttp http = new JsonOverHttp();
  private RSAKey key;
  private TokenCheck check;

  @BeforeEach
  void start() throws JOSEException {
    framework.start();
    key = new RSAKeyGenerator(2048).keyID("k").generate();
    framework.stubFor(
        get("/metadata")
            .willReturn(okJson("{\"jwks_uri\":\"%s/keys\"}".formatted(framework.baseUrl()))));
    framework.stubFor(get("/keys").willReturn(okJson(new JWKSet(key).toPublicJWKSet().toString())));
    check =
        new TokenCheck(
            new TeamsSettings.Bot(APP, "t", Set.of("t"), Optional.empty(), true),
            "issuer",
            new SigningKeys(URI.create(framework.baseUrl() + "/metadata"), http, () -> NOW),
            () -> NOW);
  }

  @AfterEach
  void stop() {
    http.close();
    framework.stop();
  }

  private String token(String audience, JWSHeader header) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            header,
            new JWTClaimsSet.Builder()
                .issuer("issuer")
                .audience(audience)
                .claim("serviceurl", "https://s")
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .build());
    token.sign(new RSASSASigner(key));
    return "Bearer " + token.serialize();
  }

  private JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k");
  }

  private Reason refused(String authorization) {
    return catchThrowableOfType(Refusal.class, () -> check.check(authorization)).reason();
  }

  @Test
  void ourIdIsOursInEitherCase() throws JOSEException {
    for (String audience : new String[] {APP, APP.toUpperCase(Locale.ROOT)}) {
      assertThat(check.check(token(audience, header().build())).serviceUrl())
          .isEqualTo("https://s");
    }
    assertThat(refused(token(APP.replace('3', '4'), header().build())))
        .isEqualTo(Reason.OTHER_APPLICATION);
  }

  @Test
  void aTokenThatBringsItsKeysMakesNobodyAskForOurs() throws JOSEException {
    for (JWSHeader header :
        new JWSHeader[] {
          header().jwk(key.toPublicJWK()).keyID("x").build(),
          header().jwkURL(URI.create("http://localhost:1/")).keyID("x").build(),
          header().x509CertURL(URI.create("http://localhost:1/")).keyID("x").build()
        }) {
      assertThat(refused(token(APP, header))).isEqualTo(Reason.FOREIGN_HEADER);
    }
    assertThat(framework.getAllServeEvents()).isEmpty();
  }

  @Test
  void eachRefusalIsCountedByItsReason() throws JOSEException {
    Refusals refusals = new Refusals();
    for (String bad : new String[] {"", "Bearer x", token("other", header().build()), ""}) {
      refusals.note(catchThrowableOfType(Refusal.class, () -> check.check(bad)));
    }
    assertThat(refusals.counts())
        .isEqualTo(
            Map.of(Reason.NO_TOKEN, 2L, Reason.NO_SIGNED_TOKEN, 1L, Reason.OTHER_APPLICATION, 1L));
  }
}

package dev.onward.teams.inbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.onward.teams.connector.JsonOverHttp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the Bot Framework's keys are fetched, and what is done until they have come. */
class SigningKeysTest {
  private final WireMockServer framework =
      new WireMockServer(wireMockConfig().dynamicPort().jettyStopTimeout(100L));
  private final JsonOverHttp http = new JsonOverHttp();
  private volatile Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private SigningKeys keys;

  @BeforeEach
  void start() {
    framework.start();
    keys = new SigningKeys(URI.create(framework.baseUrl() + "/metadata"), http, () -> now);
    framework.stubFor(
        get("/metadata")
            .willReturn(okJson("{\"jwks_uri\":\"%s/keys\"}".formatted(framework.baseUrl()))));
    publishes("old");
  }

  @AfterEach
  void stop() {
    http.close();
    framework.stop();
  }

  private void publishes(String... ids) {
    List<RSAKey> all = Stream.of(ids).map(SigningKeysTest::rsa).toList();
    framework.stubFor(
        get("/keys").willReturn(okJson(new JWKSet(List.copyOf(all)).toPublicJWKSet().toString())));
  }

  private static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private int fetches() {
    return framework.findAll(getRequestedFor(urlEqualTo("/keys"))).size();
  }

  private void awaitFetches(int count) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (fetches() < count) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private Duration restOf(String id) {
    return catchThrowableOfType(SigningKeys.Unavailable.class, () -> keys.find(id)).rest();
  }

  @Test
  void anUnknownIdMakesUsAskOnceAMinuteAtMostAndNobodyIsRefusedMeanwhile() {
    assertThat(keys.find("old")).isPresent();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(keys.find("unknown")).isEmpty();
    publishes("old", "new");
    now = now.plus(Duration.ofSeconds(20));
    for (int i = 0; i < 50; i++) {
      assertThat(restOf("unknown-" + i)).isEqualTo(Duration.ofSeconds(40));
    }
    assertThat(restOf("new")).isEqualTo(Duration.ofSeconds(40));
    assertThat(keys.find("old")).isPresent();
    assertThat(fetches()).isEqualTo(2);
    now = now.plus(Duration.ofSeconds(40));
    assertThat(keys.find("new")).isPresent();
    assertThat(fetches()).isEqualTo(3);
  }

  @Test
  void duringARolloverWithBogusIdsAGoodKeyIsKnownWithinAMinute() {
    keys.find("old");
    assertThat(keys.find("bogus")).isEmpty();
    publishes("new");
    int second = 0;
    while (!isTaken("new")) {
      for (int i = 0; i < 10; i++) {
        isTaken("bogus-" + second + "-" + i);
      }
      now = now.plusSeconds(1);
      second++;
    }
    assertThat(second).isEqualTo(60);
    assertThat(fetches()).isEqualTo(3);
  }

  private boolean isTaken(String id) {
    try {
      return keys.find(id).isPresent();
    } catch (SigningKeys.Unavailable e) {
      return false;
    }
  }

  @Test
  void manyWhoComeAtOnceWaitForOneFetch() throws Exception {
    keys.find("old");
    publishes("old", "new");
    now = now.plus(Duration.ofMinutes(1));
    List<Callable<Boolean>> asking = Collections.nCopies(30, () -> isTaken("new"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> taken : threads.invokeAll(asking)) {
        assertThat(taken.get()).isTrue();
      }
    }
    assertThat(fetches()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../../etc/passwd", "a b", "schl\u00fcssel", "http://localhost:1/k"})
  void whatIsNoIdOfAKeyMakesNobodyAsk(String id) {
    assertThat(keys.find(id)).isEmpty();
    assertThat(keys.find("k".repeat(4_000))).isEmpty();
    assertThat(fetches()).isZero();
  }

  @Test
  void afterADayNewKeysAreFetchedWhileKnownOnesAreStillTaken() {
    keys.find("old");
    framework.stubFor(get("/keys").willReturn(okJson("{\"keys\":[]}").withFixedDelay(60_000)));
    now = now.plus(Duration.ofHours(24));
    // A far side that hangs holds up nobody whose key is known.
    for (int i = 0; i < 10; i++) {
      assertThat(keys.find("old")).isPresent();
    }
    awaitFetches(2);
    assertThat(keys.find("old")).isPresent();
    assertThat(fetches()).isEqualTo(2);
  }

  @Test
  void aKeyThatIsNotPublishedAnyMoreIsRefusedAfterADay() {
    keys.find("old");
    publishes("new");
    now = now.plus(Duration.ofHours(24));
    assertThat(keys.find("new")).isPresent();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(keys.find("old")).isEmpty();
  }

  @Test
  void whereNoKeysWereEverGotNobodyIsRefusedForGood() {
    framework.stubFor(get("/keys").willReturn(aResponse().withStatus(500)));
    assertThatThrownBy(() -> keys.find("old")).isInstanceOf(SigningKeys.Unavailable.class);
    assertThatThrownBy(() -> keys.find("old")).isInstanceOf(SigningKeys.Unavailable.class);
    assertThat(fetches()).isEqualTo(1);
    publishes("old");
    now = now.plus(Duration.ofSeconds(10));
    assertThat(keys.find("old")).isPresent();
  }

  @Test
  void aDocumentWithoutKeysDoesNotReplaceThem() {
    keys.find("old");
    framework.stubFor(get("/keys").willReturn(okJson("{\"keys\":[{\"kty\":\"EC\"}]}")));
    now = now.plus(Duration.ofMinutes(1));
    assertThat(restOf("unknown")).isPositive();
    assertThat(keys.find("old")).isPresent();
  }
}

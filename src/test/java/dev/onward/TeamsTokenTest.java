package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which tokens of the Bot Framework are taken, over HTTP with keys of our own. */
class TeamsTokenTest {
  private static final FakeTeams teams = new FakeTeams();
  private static final RSAKey STRANGER = FakeTeams.rsa(teams.key.getKeyID());
  private static final RSAKey FOR_OTHERS = FakeTeams.rsa("for others");
  private static final RSAKey FOR_NOBODY = FakeTeams.rsa("for nobody");
  private static RunningServer server;

  @BeforeAll
  static void start() {
    teams.publishesAll(Map.of(teams.key, "msteams", FOR_OTHERS, "webchat", FOR_NOBODY, ""));
    server = RunningServer.start(teams.settings());
  }

  @AfterAll
  static void stop() {
    server.close();
    teams.close();
  }

  private static URI address() {
    return server.address("/");
  }

  static Stream<Arguments> badTokens() {
    String good = teams.token(claims -> {});
    return Stream.of(
        arguments("no header", ""),
        arguments("another scheme", "Basic " + good),
        arguments("no token", "Bearer "),
        arguments("no JWT", "Bearer of news"),
        bad("alg none", new PlainJWT(teams.claims(c -> {})).serialize()),
        bad("alg none with a signature", none(good) + "." + good.split("\\.", -1)[2]),
        bad("HS256 with the public key", mac(publicKey())),
        bad("HS256 with the key's text", mac(teams.key.toPublicJWK().toJSONString())),
        bad("RS384", rsa(JWSAlgorithm.RS384)),
        bad("RS512", rsa(JWSAlgorithm.RS512)),
        bad("PS256", rsa(JWSAlgorithm.PS256)),
        bad("ES256", elliptic()),
        bad("another issuer", teams.token(c -> c.issuer("https://evil.example"))),
        bad("the emulator's issuer", teams.token(c -> c.issuer(emulator()))),
        bad("no issuer", teams.token(c -> c.issuer(null))),
        bad("another audience", teams.token(c -> c.audience("another-app"))),
        bad("no audience", teams.token(c -> c.audience((String) null))),
        bad("two audiences", teams.token(c -> c.audience(List.of(FakeTeams.APP, "other")))),
        bad("run out", teams.token(c -> c.expirationTime(minutes(-60)))),
        bad("run out beyond the skew", teams.token(c -> c.expirationTime(minutes(-6)))),
        bad("no end", teams.token(c -> c.expirationTime(null))),
        bad("not yet", teams.token(c -> c.notBeforeTime(minutes(10)))),
        bad("another key under a known id", by(STRANGER)),
        bad("an unknown key id", by(FakeTeams.rsa("unknown"))),
        bad("no key id", teams.signed(teams.key, header(), c -> {})),
        bad("a key endorsed for others", by(FOR_OTHERS)),
        bad("a key endorsed for nobody", by(FOR_NOBODY)),
        bad(
            "its own key in the header",
            teams.signed(STRANGER, header().jwk(STRANGER.toPublicJWK()), c -> {})),
        bad(
            "a place of keys in the header",
            teams.signed(
                STRANGER,
                header().keyID("x").jwkURL(URI.create("http://localhost:1/keys")),
                c -> {})),
        bad(
            "an unknown critical header",
            teams.signed(
                teams.key,
                header().keyID("first").customParam("x", 1).criticalParams(Set.of("x")),
                c -> {})),
        bad(
            "another service address",
            teams.token(c -> c.claim("serviceurl", "https://smba.trafficmanager.net/amer/"))),
        bad("no service address", teams.token(c -> c.claim("serviceurl", null))),
        bad("a number as service address", teams.token(c -> c.claim("serviceurl", 7))),
        bad("claims changed afterwards", changed(good)),
        bad("a signature changed afterwards", good.substring(0, good.length() - 8) + "AAAAAAAA"),
        bad("no signature", good.substring(0, good.lastIndexOf('.') + 1)),
        bad("two parts", good.substring(0, good.lastIndexOf('.'))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void aBadTokenIsRefusedAndNothingIsSaid(String what, String authorization) {
    String chat = "bad-" + what.replaceAll("\\W", "");
    var response =
        teams.deliver(address(), teams.message(chat, "Is AZ-305 retired?"), authorization);

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(teams.sent(chat)).isEmpty();
    // Whatever strangers send, the keys are fetched once, and once more for an unknown id.
    assertThat(teams.fetchesOfKeys()).isLessThanOrEqualTo(2);
  }

  @Test
  void peopleOfOtherTenantsAreNotAnsweredAndOurOwnInEitherCase() {
    ObjectNode foreign = teams.message("foreign", "Is AZ-305 retired?");
    ((ObjectNode) foreign.at("/channelData/tenant")).put("id", "another tenant");
    assertRefused(foreign);

    ObjectNode nowhere = teams.message("nowhere", "Is AZ-305 retired?");
    nowhere.remove("channelData");
    ((ObjectNode) nowhere.get("conversation")).remove("tenantId");
    assertRefused(nowhere);

    ObjectNode own = teams.activity("own", "typing");
    String loud = FakeTeams.TENANT.toUpperCase(Locale.ROOT);
    ((ObjectNode) own.at("/channelData/tenant")).put("id", loud);
    assertThat(teams.deliver(address(), own).statusCode()).isEqualTo(200);
  }

  @Test
  void messagesAreNotSentToAddressesThatAreNotListed() {
    String evil = "https://connector.example.com/";
    ObjectNode message = teams.message("evil", "Is AZ-305 retired?").put("serviceUrl", evil);
    String token = teams.token(claims -> claims.claim("serviceurl", evil));
    assertThat(teams.deliver(address(), message, "Bearer " + token).statusCode()).isEqualTo(403);
  }

  private static void assertRefused(JsonNode activity) {
    assertThat(teams.deliver(address(), activity).statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenWithinTheSkewIsTaken() {
    String late = teams.token(claims -> claims.expirationTime(minutes(-4)));
    String early = teams.token(claims -> claims.notBeforeTime(minutes(4)));
    for (String token : List.of(late, early)) {
      var response =
          teams.deliver(address(), teams.activity("skewed", "typing"), "Bearer " + token);
      assertThat(response.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theServiceAddressIsComparedWithoutCaseAndLastSlash() {
    String plain = teams.serviceUrl().replaceAll("/$", "").toUpperCase(Locale.ROOT);
    String token = teams.token(claims -> claims.claim("serviceurl", plain));
    var response = teams.deliver(address(), teams.activity("slash", "typing"), "Bearer " + token);
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNoActivityIsSaidToBeNone() {
    ObjectNode lacking = teams.message("x", "x");
    lacking.remove("channelId");
    var response = teams.deliver(address(), lacking);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("needs \\\"channelId\\\"");

    ObjectNode huge = teams.message("x", "x".repeat(300_000));
    assertThat(teams.deliver(address(), huge).statusCode()).isEqualTo(413);
  }

  @Test
  void aNewKeyIsTakenAtOnceAndOldOnesStayWhileTheKeysCannotBeFetched() {
    RSAKey next = FakeTeams.rsa("next");
    try (FakeTeams rolling = new FakeTeams();
        RunningServer onward = RunningServer.start(rolling.settings())) {
      URI address = onward.address("/");
      ObjectNode typing = rolling.activity("rolling", "typing");
      assertThat(rolling.deliver(address, typing).statusCode()).isEqualTo(200);

      rolling.publishesAll(Map.of(rolling.key, "msteams", next, "msteams"));
      String byNext = "Bearer " + rolling.signed(next, header().keyID("next"), c -> {});
      assertThat(rolling.deliver(address, typing, byNext).statusCode()).isEqualTo(200);
      assertThat(rolling.deliver(address, typing).statusCode()).isEqualTo(200);

      rolling.breaksDown();
      assertThat(rolling.deliver(address, typing, byNext).statusCode()).isEqualTo(200);
      assertThat(rolling.deliver(address, typing).statusCode()).isEqualTo(200);
      assertThat(rolling.fetchesOfKeys()).isEqualTo(2);
    }
  }

  @Test
  void withoutAnyKeysNobodyIsRefusedForGood() {
    try (FakeTeams down = new FakeTeams();
        RunningServer onward = RunningServer.start(down.settings())) {
      down.breaksDown();
      ObjectNode typing = down.activity("down", "typing");
      assertThat(down.deliver(onward.address("/"), typing).statusCode()).isEqualTo(503);
    }
  }

  private static Arguments bad(String what, String token) {
    return arguments(what, "Bearer " + token);
  }

  private static String emulator() {
    return "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0";
  }

  private static Date minutes(int from) {
    return Date.from(FakeTeams.NOW.plus(Duration.ofMinutes(from)));
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT);
  }

  private static String by(RSAKey key) {
    return teams.signed(key, header().keyID(key.getKeyID()), claims -> {});
  }

  private static String rsa(JWSAlgorithm algorithm) {
    return teams.signed(
        teams.key, new JWSHeader.Builder(algorithm).keyID(teams.key.getKeyID()), claims -> {});
  }

  private static String publicKey() {
    try {
      return Base64.getEncoder().encodeToString(teams.key.toRSAPublicKey().getEncoded());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String mac(String secret) {
    return signed(JWSAlgorithm.HS256, () -> new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
  }

  private static String elliptic() {
    return signed(
        JWSAlgorithm.ES256, () -> new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
  }

  private interface Signer {
    JWSSigner get() throws JOSEException;
  }

  private static String signed(JWSAlgorithm algorithm, Signer signer) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(algorithm).keyID(teams.key.getKeyID()).build(),
              teams.claims(claims -> {}));
      token.sign(signer.get());
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String none(String good) {
    return encoded("{\"alg\":\"none\"}") + "." + good.split("\\.", -1)[1];
  }

  private static String changed(String good) {
    String[] parts = good.split("\\.", -1);
    String claims =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("\"nbf\":", "\"was\":");
    return parts[0] + "." + encoded(claims) + "." + parts[2];
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}

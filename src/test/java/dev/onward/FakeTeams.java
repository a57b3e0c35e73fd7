package dev.onward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The far sides of a bot in Teams: the Bot Framework's keys, the directory that gives tokens, the
 * connector that takes messages; and a Teams client that sends activities with tokens of its own.
 */
final class FakeTeams implements AutoCloseable {
  static final String APP = "11111111-2222-3333-4444-555555555555";
  static final String TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
  static final String BOT = "28:" + APP;
  static final Instant NOW = Instant.parse(RunningServer.TODAY);
  static final String CONNECTOR = "/connector/v3/conversations/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WireMockServer server =
      new WireMockServer(
          wireMockConfig().dynamicPort().bindAddress("127.0.0.1").jettyStopTimeout(100L));
  private final HttpClient client = HttpClient.newHttpClient();
  final RSAKey key = rsa("first");

  FakeTeams() {
    server.start();
    publishes(key, "msteams");
    server.stubFor(
        get("/metadata")
            .willReturn(okJson("{\"jwks_uri\":\"%s/keys\"}".formatted(server.baseUrl()))));
    server.stubFor(
        post(urlPathMatching("/login/.*"))
            .willReturn(okJson("{\"access_token\":\"the-bot's-token\",\"expires_in\":3600}")));
    server.stubFor(
        post(urlPathMatching(CONNECTOR + ".*"))
            .willReturn(
                aResponse()
                    .withStatus(201)
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"id\":\"m-{{randomValue length=12 type='ALPHANUMERIC'}}\"}")
                    .withTransformers("response-template")));
    server.stubFor(put(urlPathMatching(CONNECTOR + ".*")).willReturn(okJson("{}")));
  }

  static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on the Bot Framework has this key, endorsed for these channels, and no other. */
  void publishes(RSAKey one, String... endorsements) {
    ObjectNode document = JSON.createObjectNode();
    add(document.putArray("keys"), one, endorsements);
    publishes(document);
  }

  private void publishes(ObjectNode document) {
    server.stubFor(get("/keys").willReturn(okJson(document.toString())));
  }

  /** The same with further keys, by their endorsement. */
  void publishesAll(Map<RSAKey, String> keys) {
    ObjectNode document = JSON.createObjectNode();
    ArrayNode array = document.putArray("keys");
    keys.forEach((one, endorsement) -> add(array, one, endorsement));
    publishes(document);
  }

  private static void add(ArrayNode keys, RSAKey one, String... endorsements) {
    ObjectNode node = (ObjectNode) Visitor.json(one.toPublicJWK().toJSONString());
    ArrayNode channels = node.putArray("endorsements");
    for (String channel : endorsements) {
      channels.add(channel);
    }
    keys.add(node);
  }

  String serviceUrl() {
    return server.baseUrl() + "/connector/";
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("ONWARD_TEAMS_APP_ID", APP);
    settings.put("ONWARD_TEAMS_TENANT", TENANT);
    settings.put("ONWARD_TEAMS_SECRET", "the client secret");
    settings.put("ONWARD_TEAMS_METADATA", server.baseUrl() + "/metadata");
    settings.put("ONWARD_TEAMS_LOGIN", server.baseUrl() + "/login");
    settings.put("ONWARD_TEAMS_SERVICE_HOSTS", "localhost");
    settings.put("ONWARD_ADDRESS", "https://onward.example.com");
    return settings;
  }

  /** A good token, save for what is changed. */
  String token(Consumer<JWTClaimsSet.Builder> change) {
    return signed(key, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()), change);
  }

  String signed(RSAKey by, JWSHeader.Builder header, Consumer<JWTClaimsSet.Builder> change) {
    try {
      SignedJWT token = new SignedJWT(header.build(), claims(change));
      token.sign(new RSASSASigner(by));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer("https://api.botframework.com")
            .audience(APP)
            .claim("serviceurl", serviceUrl())
            .notBeforeTime(Date.from(NOW.minusSeconds(300)))
            .expirationTime(Date.from(NOW.plus(Duration.ofHours(1))));
    change.accept(claims);
    return claims.build();
  }

  /** Something that a person says in a personal chat. */
  ObjectNode message(String chat, String text) {
    return activity(chat, "message").put("text", text).put("textFormat", "plain");
  }

  ObjectNode activity(String chat, String type) {
    ObjectNode activity = JSON.createObjectNode();
    activity.put("type", type).put("id", UUID.randomUUID().toString());
    activity.put("serviceUrl", serviceUrl()).put("channelId", "msteams");
    activity.putObject("from").put("id", "29:" + chat).put("aadObjectId", "person-of-" + chat);
    activity.putObject("recipient").put("id", BOT).put("name", "Onward");
    activity
        .putObject("conversation")
        .put("id", chat)
        .put("conversationType", "personal")
        .put("tenantId", TENANT);
    activity.putObject("channelData").putObject("tenant").put("id", TENANT);
    return activity;
  }

  /** A press on a card. */
  ObjectNode press(String chat, JsonNode action) {
    ObjectNode invoke = activity(chat, "invoke").put("name", "adaptiveCard/action");
    ObjectNode value = invoke.putObject("value");
    value
        .putObject("action")
        .put("type", "Action.Execute")
        .put("verb", action.get("verb").asText());
    ((ObjectNode) value.get("action")).set("data", action.get("data"));
    return invoke;
  }

  /** Sends an activity with a good token. */
  HttpResponse<String> deliver(URI server, JsonNode activity) {
    return deliver(server, activity, "Bearer " + token(claims -> {}));
  }

  HttpResponse<String> deliver(URI onward, JsonNode activity, String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(onward.resolve("/api/teams/messages"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(activity.toString()));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was sent to a chat so far, in order. */
  List<Sent> sent(String chat) {
    return server.getAllServeEvents().stream()
        .filter(event -> event.getRequest().getUrl().startsWith(CONNECTOR))
        .map(Sent::of)
        .filter(sent -> sent.chat().equals(chat))
        .sorted(Comparator.comparing(Sent::at))
        .toList();
  }

  /** Waits for something to be sent to a chat. */
  Sent await(String chat, Predicate<Sent> wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end) {
      var found = sent(chat).stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      pause(Duration.ofMillis(50));
    }
    throw new AssertionError("not sent to " + chat + "; only:\n" + sent(chat));
  }

  Sent awaitMessage(String chat) {
    return await(chat, Sent::isMessage);
  }

  void awaitCount(String chat, int count) {
    await(chat, sent -> sent(chat).size() >= count);
  }

  /** The ids that the connector gave to what was sent to a chat. */
  List<String> ids(String chat) {
    return server.getAllServeEvents().stream()
        .filter(event -> event.getRequest().getUrl().startsWith(CONNECTOR + chat + "/"))
        .sorted(Comparator.comparing(event -> event.getRequest().getLoggedDate()))
        .map(event -> Visitor.json(event.getResponse().getBodyAsString()).path("id").asText())
        .toList();
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How often the keys were fetched. */
  long fetchesOfKeys() {
    return server.getAllServeEvents().stream()
        .filter(event -> event.getRequest().getUrl().equals("/keys"))
        .count();
  }

  long fetchesOfTokens() {
    return server.getAllServeEvents().stream()
        .filter(event -> event.getRequest().getUrl().startsWith("/login/"))
        .count();
  }

  /** Stubs something else at the connector; later stubs go before earlier ones. */
  void stub(MappingBuilder stub) {
    server.stubFor(stub);
  }

  /** Nothing can be reached any more. */
  void breaksDown() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
  }

  @Override
  public void close() {
    server.stop();
    client.close();
  }
}

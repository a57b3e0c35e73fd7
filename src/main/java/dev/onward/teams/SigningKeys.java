package dev.onward.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.onward.database.Json;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys with which the Bot Framework signs, fetched when they are first needed, again after a
 * day, and when a token names one that is not known. Keys stay until newer ones have come, and
 * nobody whose key is known waits for that. Thread-safe.
 */
final class SigningKeys {
  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
  private static final Duration GOOD_FOR = Duration.ofHours(24);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  /** How often unknown key ids may make us ask: anybody can send one. */
  private static final Duration BETWEEN_UNKNOWN = Duration.ofHours(1);

  private final URI metadata;
  private final JsonOverHttp http;
  private final InstantSource clock;
  private final AtomicBoolean renewing = new AtomicBoolean();
  private volatile Map<String, Key> keys = Map.of();
  private volatile Instant staleFrom = Instant.MIN;
  private Instant nextForUnknown = Instant.MIN;

  SigningKeys(URI metadata, JsonOverHttp http, InstantSource clock) {
    this.metadata = metadata;
    this.http = http;
    this.clock = clock;
  }

  /** A key and the channels for which it may sign. */
  record Key(RSAPublicKey key, Set<String> endorsements) {
    Key {
      endorsements = Set.copyOf(endorsements);
    }
  }

  /** No keys were ever got. */
  static final class Unavailable extends ServiceUnavailableResponse {
    private static final long serialVersionUID = 1L;

    Unavailable() {
      super("The keys of the Bot Framework can't be fetched just now; send it again");
    }
  }

  /**
   * The key of that id, if the Bot Framework has one.
   *
   * @throws Unavailable when no keys could be got yet
   */
  Optional<Key> find(String id) {
    Key known = keys.get(id);
    if (known == null) {
      return fetched(id);
    }
    if (isStale() && renewing.compareAndSet(false, true)) {
      Thread.ofVirtual().name("teams-keys").start(this::renew);
    }
    return Optional.of(known);
  }

  private boolean isStale() {
    return !clock.instant().isBefore(staleFrom);
  }

  private void renew() {
    try {
      refreshIfStale();
    } finally {
      renewing.set(false);
    }
  }

  private synchronized boolean refreshIfStale() {
    return isStale() && refresh();
  }

  /** While one thread fetches, the others wait for what it gets. */
  private synchronized Optional<Key> fetched(String id) {
    boolean fresh = refreshIfStale();
    Instant now = clock.instant();
    if (!fresh && !keys.isEmpty() && !keys.containsKey(id) && !now.isBefore(nextForUnknown)) {
      nextForUnknown = now.plus(refresh() ? BETWEEN_UNKNOWN : AFTER_FAILURE);
    }
    if (keys.isEmpty()) {
      throw new Unavailable();
    }
    return Optional.ofNullable(keys.get(id));
  }

  private synchronized boolean refresh() {
    Instant now = clock.instant();
    try {
      URI address = URI.create(http.get(metadata, Map.of()).path("jwks_uri").asText(""));
      if (!address.isAbsolute() || !sameSafety(address)) {
        throw new IOException("the metadata names no address of keys");
      }
      Map<String, Key> fetched = read(http.get(address, Map.of()));
      if (fetched.isEmpty()) {
        throw new IOException("the document holds no keys");
      }
      keys = Map.copyOf(fetched);
      staleFrom = now.plus(GOOD_FOR);
      log.info("{} keys of the Bot Framework fetched", fetched.size());
      return true;
    } catch (IOException | IllegalArgumentException e) {
      staleFrom = now.plus(AFTER_FAILURE);
      log.warn("the keys of the Bot Framework can't be fetched: {}", e.toString());
      return false;
    }
  }

  /** A document that came safely does not send us where it is not safe. */
  private boolean sameSafety(URI address) {
    return address.getScheme().equals("https") || metadata.getScheme().equals("http");
  }

  private static Map<String, Key> read(JsonNode document) {
    Map<String, Key> keys = new HashMap<>();
    for (JsonNode node : document.path("keys")) {
      String id = node.path("kid").asText("");
      RSAPublicKey key = rsa(node);
      if (key != null && !id.isEmpty()) {
        Set<String> endorsements = new HashSet<>();
        node.path("endorsements").forEach(channel -> endorsements.add(channel.asText("")));
        keys.put(id, new Key(key, endorsements));
      }
    }
    return keys;
  }

  /** Null where it is a key of another kind. */
  private static @Nullable RSAPublicKey rsa(JsonNode node) {
    try {
      return RSAKey.parse(Json.write(node)).toRSAPublicKey();
    } catch (ParseException | JOSEException e) {
      return null;
    }
  }
}

package dev.onward.teams.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.onward.database.Json;
import dev.onward.teams.connector.JsonOverHttp;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys with which the Bot Framework signs, fetched when they are first needed, again after a
 * day, and when a token names one that is not known. Anybody can name one, so that the far side is
 * asked once a minute at most, by one for all; who comes in between is told to come again, since
 * the key may be a new one. Keys stay until newer ones have come, and nobody whose key is known
 * waits for that. Thread-safe.
 */
public final class SigningKeys {
  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
  private static final Duration GOOD_FOR = Duration.ofHours(24);
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  /** Without any key nobody at all is answered. */
  private static final Duration BETWEEN_FIRST = Duration.ofSeconds(10);

  /** So long a request waits for keys that are being fetched. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A key's id is a hash in letters and digits; nothing else makes us ask. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_=-]{1,200}");

  private final URI metadata;
  private final JsonOverHttp http;
  private final InstantSource clock;
  private volatile Map<String, Key> keys = Map.of();
  private volatile Instant staleFrom = Instant.MIN;

  // Guarded by this.
  private Instant nextFetch = Instant.MIN;
  private @Nullable Thread fetching;

  public SigningKeys(URI metadata, JsonOverHttp http, InstantSource clock) {
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

  /** Whether there is such a key can't be said just now. */
  static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Duration rest;

    Unavailable(Duration rest) {
      super("The keys of the Bot Framework can't be fetched just now; send it again");
      this.rest = rest;
    }

    /** When to come again. */
    Duration rest() {
      return rest;
    }
  }

  /**
   * The key of that id, if the Bot Framework has one.
   *
   * @throws Unavailable when that can't be said yet
   */
  Optional<Key> find(String id) {
    Key known = keys.get(id);
    if (known != null) {
      if (isStale()) {
        fetch();
      }
      return Optional.of(known);
    }
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    Thread fetch = fetch();
    if (fetch == null || !isOver(fetch) || keys.isEmpty() || isStale()) {
      throw new Unavailable(untilNextFetch());
    }
    return Optional.ofNullable(keys.get(id));
  }

  private boolean isStale() {
    return !clock.instant().isBefore(staleFrom);
  }

  private synchronized Duration untilNextFetch() {
    Duration rest = Duration.between(clock.instant(), nextFetch);
    return rest.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : rest;
  }

  /** The fetch that is under way, or one that begins now; null where it is too early for one. */
  private synchronized @Nullable Thread fetch() {
    if (fetching != null && fetching.isAlive()) {
      return fetching;
    }
    Instant now = clock.instant();
    if (now.isBefore(nextFetch)) {
      return null;
    }
    nextFetch = now.plus(keys.isEmpty() ? BETWEEN_FIRST : BETWEEN);
    fetching = Thread.ofVirtual().name("teams-keys").start(this::refresh);
    return fetching;
  }

  private static boolean isOver(Thread fetch) {
    try {
      return fetch.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void refresh() {
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
      take(Map.copyOf(fetched), now);
      staleFrom = now.plus(GOOD_FOR);
      log.info("{} keys of the Bot Framework fetched", fetched.size());
    } catch (IOException | IllegalArgumentException e) {
      staleFrom = now;
      log.warn("the keys of the Bot Framework can't be fetched: {}", e.toString());
    }
  }

  private synchronized void take(Map<String, Key> fetched, Instant now) {
    if (keys.isEmpty()) {
      // The first document says nothing of who names unknown keys, and costs nobody a look.
      nextFetch = now;
    }
    keys = fetched;
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

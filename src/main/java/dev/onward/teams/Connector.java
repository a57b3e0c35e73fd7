package dev.onward.teams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Json;
import dev.onward.teams.Delivery.Reason;
import dev.onward.teams.JsonOverHttp.Reply;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks to the Bot Connector, the way out to Teams. It sends to allowed hosts only, keeps Teams'
 * limits, gets a new token once when one is refused, and tries again with growing pauses when the
 * connector is busy. Thread-safe.
 */
final class Connector {
  private static final Logger log = LoggerFactory.getLogger(Connector.class);

  /** "Status codes from bot conversational APIs": who says so need not be asked again. */
  private static final Set<String> GONE =
      Set.of(
          "MessageWritesBlocked",
          "ConversationBlockedByUser",
          "BotDisabledByAdmin",
          "BotNotInConversationRoster",
          "ForbiddenOperationException",
          "ConversationNotFound");

  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  /** Into a stream goes no more than one request a second, also where one is sent again. */
  static final Duration STREAM_PACE = Duration.ofMillis(1_050);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final JsonOverHttp http;
  private final Optional<AccessToken> token;
  private final ServiceHosts hosts;
  private final Pace chats = new Pace(Pace.CHAT, System::nanoTime);
  private final Pace tenants = new Pace(Pace.TENANT, System::nanoTime);

  /** Without a token it speaks without one, as tools that try out a bot want it. */
  Connector(JsonOverHttp http, Optional<AccessToken> token, ServiceHosts hosts) {
    this.http = http;
    this.token = token;
    this.hosts = hosts;
  }

  /** The connector could not be reached, or stayed busy, or does not take our token. */
  static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How long it wants to be left alone; zero where it said nothing of that. */
    private final Duration rest;

    Unavailable(String message, Duration rest) {
      super(message);
      this.rest = rest;
    }

    Duration rest() {
      return rest;
    }
  }

  /**
   * Sends a message to a chat.
   *
   * @throws Unavailable when that can't be done now
   */
  Delivery send(Chat chat, Message message) {
    return deliver("POST", chat, activities(chat), message);
  }

  /**
   * Puts a message in the place of one that was sent before.
   *
   * @throws Unavailable when that can't be done now
   */
  Delivery update(Chat chat, String activityId, Message message) {
    String address = activities(chat) + "/" + encoded(activityId);
    Delivery delivery = deliver("PUT", chat, address, message);
    return delivery instanceof Delivery.Sent ? new Delivery.Sent(activityId) : delivery;
  }

  /**
   * Puts a message in the place of another, or after it where Teams does not let it be changed.
   *
   * @throws Unavailable when that can't be done now
   */
  Delivery replace(Chat chat, String activityId, Message message) {
    Delivery delivery = update(chat, activityId, message);
    return delivery instanceof Delivery.Refused || delivery instanceof Delivery.StreamClosed
        ? send(chat, message)
        : delivery;
  }

  private static String activities(Chat chat) {
    return "%s/v3/conversations/%s/activities"
        .formatted(chat.serviceUrl().replaceAll("/+$", ""), encoded(chat.id()));
  }

  /** A path takes %20 where a form takes a plus sign. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Delivery deliver(String method, Chat chat, String address, Message message) {
    hosts.require(chat.serviceUrl());
    String json = Json.write(message.in(chat));
    for (int attempt = 1; true; attempt++) {
      pause(tenants.reserve(chat.tenant()));
      pause(chats.reserve(chat.id()));
      Optional<Reply> reply = tried(method, URI.create(address), json);
      if (reply.isPresent() && !isBusy(reply.get().status())) {
        return delivery(reply.get());
      }
      Duration wait = backOff(reply.flatMap(Reply::retryAfter), attempt);
      pause(message.isStreamed() && wait.compareTo(STREAM_PACE) < 0 ? STREAM_PACE : wait);
    }
  }

  /** Teams names 412, 429, 502 and 504; other troubles of a server pass as well. */
  private static boolean isBusy(int status) {
    return status == 412 || status == 429 || status >= 500;
  }

  /**
   * One attempt, and a second with a new token where the connector wants one; empty without a
   * reply.
   */
  private Optional<Reply> tried(String method, URI address, String json) {
    try {
      String bearer = bearer();
      Reply reply = http.send(method, address, headers(bearer), json);
      if (reply.status() == 401 && token.isPresent()) {
        token.get().refused(bearer);
        reply = http.send(method, address, headers(bearer()), json);
      }
      return Optional.of(reply);
    } catch (InterruptedIOException e) {
      throw new Unavailable("interrupted", Duration.ZERO);
    } catch (IOException e) {
      log.warn("the connector or its token can't be reached: {}", e.toString());
      return Optional.empty();
    }
  }

  private String bearer() throws IOException {
    return token.isPresent() ? token.get().current() : "";
  }

  private static Map<String, String> headers(String bearer) {
    return bearer.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + bearer);
  }

  private static Delivery delivery(Reply reply) {
    if (reply.isOk()) {
      return new Delivery.Sent(reply.body().path("id").asText(""));
    }
    JsonNode error = reply.body().path("error");
    String code = error.path("code").asText("");
    String words = error.path("message").asText("").toLowerCase(Locale.ROOT);
    if (code.equals("ContentStreamNotAllowed")) {
      return new Delivery.StreamClosed(reason(words));
    }
    if (reply.status() == 401) {
      throw new Unavailable("the connector does not take the bot's token", Duration.ZERO);
    }
    log.warn("the connector answered {} {}", reply.status(), code.replaceAll("\\W", ""));
    return GONE.contains(code) ? new Delivery.Blocked() : new Delivery.Refused(reply.status());
  }

  /** Teams has one code for all of these and tells them apart in words only. */
  private static Reason reason(String words) {
    if (words.contains("exceeded streaming time")) {
      return Reason.TOO_LONG;
    }
    return words.contains("cancel") ? Reason.STOPPED : Reason.NOT_TAKEN;
  }

  /**
   * How long to wait after an attempt: at least as long as was asked for, else twice as long as
   * before; never in step with others.
   *
   * @throws Unavailable after the last attempt, or when more is asked for than we wait here
   */
  private static Duration backOff(Optional<Duration> asked, int attempt) {
    Duration rest = asked.orElse(Duration.ZERO);
    if (attempt == ATTEMPTS || rest.compareTo(LONGEST_PAUSE) > 0) {
      throw new Unavailable("the connector can't be reached, or stays busy", rest);
    }
    long growing = FIRST_PAUSE.toMillis() << (attempt - 1);
    long jitter = ThreadLocalRandom.current().nextLong(growing / 2 + 1);
    return Duration.ofMillis(asked.map(Duration::toMillis).orElse(growing / 2) + jitter);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted", Duration.ZERO);
    }
  }
}

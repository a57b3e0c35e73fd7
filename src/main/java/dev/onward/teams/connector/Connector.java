package dev.onward.teams.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Json;
import dev.onward.teams.connector.Delivery.Reason;
import dev.onward.teams.connector.JsonOverHttp.NotSent;
import dev.onward.teams.connector.JsonOverHttp.Reply;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks to the Bot Connector, the way out to Teams. It sends to allowed hosts only, keeps Teams'
 * limits, gets a new token once when one is refused, and says what became of a message: accepted,
 * refused or unknown. It tries nothing again. Thread-safe.
 */
public final class Connector {
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

  /** Into a stream goes no more than one request a second. */
  public static final Duration STREAM_PACE = Duration.ofMillis(1_050);

  /** Who would have to wait longer for a place within Teams' limits comes back later. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /** So long we leave a connector alone that does not take our token. */
  private static final Duration WITHOUT_TOKEN = Duration.ofSeconds(30);

  private final JsonOverHttp http;
  private final Optional<AccessToken> token;
  private final ServiceHosts hosts;
  private final RateLimiter chats = new RateLimiter(RateLimiter.CHAT, System::nanoTime);
  private final RateLimiter tenants = new RateLimiter(RateLimiter.TENANT, System::nanoTime);

  /** Without a token it speaks without one, as tools that try out a bot want it. */
  public Connector(JsonOverHttp http, Optional<AccessToken> token, ServiceHosts hosts) {
    this.http = http;
    this.token = token;
    this.hosts = hosts;
  }

  /** The work was interrupted; what was about to be sent may be there. */
  public static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Sends a message to a chat, once. */
  public Delivery send(ConversationReference chat, OutgoingActivity message) {
    return post(chat, Json.write(message.in(chat)));
  }

  /** The same with an activity that is written already. */
  public Delivery post(ConversationReference chat, String activity) {
    return once("POST", chat, activities(chat), activity);
  }

  /** Puts a message in the place of one that was sent before, once. */
  public Delivery update(ConversationReference chat, String activityId, OutgoingActivity message) {
    String address = activities(chat) + "/" + encoded(activityId);
    Delivery delivery = once("PUT", chat, address, Json.write(message.in(chat)));
    return delivery instanceof Delivery.Accepted ? new Delivery.Accepted(activityId) : delivery;
  }

  private static String activities(ConversationReference chat) {
    return "%s/v3/conversations/%s/activities"
        .formatted(chat.serviceUrl().replaceAll("/+$", ""), encoded(chat.id()));
  }

  /** A path takes %20 where a form takes a plus sign. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * One request, and a second only where the first was refused for its token. Everything else is
   * tried again by nobody but the {@code channel.Worker}.
   */
  private Delivery once(String method, ConversationReference chat, String address, String json) {
    if (!hosts.allow(chat.serviceUrl())) {
      log.warn("nothing is sent to a service address that is not listed");
      return new Delivery.Unwanted(403);
    }
    Duration wait = longer(reserved(tenants, chat.tenant()), reserved(chats, chat.id()));
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      return new Delivery.NotNow(wait);
    }
    pause(wait);
    boolean repeatable = method.equals("PUT");
    try {
      return delivery(replied(method, URI.create(address), json), repeatable);
    } catch (InterruptedIOException e) {
      throw new Interrupted();
    } catch (NotSent e) {
      log.warn("the connector or its token can't be reached: {}", e.toString());
      return new Delivery.NotNow(Duration.ZERO);
    } catch (IOException e) {
      log.warn("the connector did not answer: {}", e.toString());
      return new Delivery.Unknown(repeatable);
    }
  }

  private static Duration reserved(RateLimiter pace, String line) {
    return pace.reserve(line, LONGEST_WAIT);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private Reply replied(String method, URI address, String json) throws IOException {
    String bearer = bearer();
    Reply reply = http.send(method, address, headers(bearer), json);
    if (reply.status() == 401 && token.isPresent()) {
      token.get().refused(bearer);
      reply = http.send(method, address, headers(bearer()), json);
    }
    return reply;
  }

  /** Without a token nothing is sent. */
  private String bearer() throws IOException {
    try {
      return token.isPresent() ? token.get().current() : "";
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw new NotSent(e);
    }
  }

  private static Map<String, String> headers(String bearer) {
    return bearer.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + bearer);
  }

  private static Delivery delivery(Reply reply, boolean repeatable) {
    if (reply.isOk()) {
      return new Delivery.Accepted(reply.body().path("id").asText(""));
    }
    JsonNode error = reply.body().path("error");
    String code = error.path("code").asText("").replaceAll("\\W", "");
    log.warn("the connector answered {} {}", reply.status(), code);
    return switch (reply.status()) {
      case 401 -> new Delivery.NotNow(WITHOUT_TOKEN);
      // It was busy, or wants it later: "Optimize your bot with rate limiting in Teams".
      case 412, 429, 503 -> new Delivery.NotNow(reply.retryAfter().orElse(Duration.ZERO));
      default -> {
        if (reply.status() >= 500) {
          // Of a gateway's troubles Teams' documentation says that they are to be tried again.
          yield new Delivery.Unknown(repeatable || reply.status() == 502 || reply.status() == 504);
        }
        if (code.equals("ContentStreamNotAllowed")) {
          yield new Delivery.StreamClosed(
              reason(error.path("message").asText("").toLowerCase(Locale.ROOT)));
        }
        yield GONE.contains(code) ? new Delivery.Blocked() : new Delivery.Unwanted(reply.status());
      }
    };
  }

  /** Teams has one code for all of these and tells them apart in words only. */
  private static Reason reason(String words) {
    if (words.contains("exceeded streaming time")) {
      return Reason.TOO_LONG;
    }
    if (words.contains("already completed")) {
      return Reason.COMPLETE;
    }
    return words.contains("cancel") ? Reason.STOPPED : Reason.NOT_TAKEN;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}

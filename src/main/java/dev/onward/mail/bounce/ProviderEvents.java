package dev.onward.mail.bounce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Json;
import dev.onward.mail.failure.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What mail services post about mails of ours: Amazon SES (by SNS), SendGrid, Postmark and Azure
 * Communication Services (by Event Grid), each event as a failure or a complaint, judged like any
 * report. Which mail it is about is told by our key alone, wherever in the event it stands; what a
 * service says about deliveries, deferrals, opens and clicks is left out.
 */
public final class ProviderEvents {
  private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{32}");

  /** One event; a complaint has no failure. */
  public record Event(Set<String> keys, Optional<Failure> failure) {
    public Event {
      keys = Set.copyOf(keys);
    }
  }

  private ProviderEvents() {}

  /** True of a body that is no message but events. */
  public static boolean areIn(String body) {
    String start = body.stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  /** What Event Grid wants to hear once, before it posts events. */
  public static Optional<String> validationCode(String body) throws IOException {
    for (JsonNode event : all(parsed(body))) {
      JsonNode code = event.path("data").path("validationCode");
      if (code.isTextual()) {
        return Optional.of(code.asText());
      }
    }
    return Optional.empty();
  }

  /**
   * Reads the events.
   *
   * @throws IOException when it is no JSON
   */
  public static List<Event> read(String body) throws IOException {
    List<Event> events = new ArrayList<>();
    for (JsonNode one : all(parsed(body))) {
      // SNS puts the event as text into an envelope of its own.
      JsonNode event = one.path("Message").isTextual() ? parsed(one.path("Message").asText()) : one;
      Set<String> keys = new HashSet<>();
      addKeys(event, keys);
      read(event, keys, events);
    }
    return events;
  }

  private static void read(JsonNode event, Set<String> keys, List<Event> events) {
    String kind =
        List.of("notificationType", "eventType", "event", "RecordType").stream()
            .map(name -> event.path(name).asText(""))
            .filter(word -> !word.isEmpty())
            .findFirst()
            .orElse("")
            .toLowerCase(Locale.ROOT);
    switch (kind) {
      case "complaint", "spamreport", "spamcomplaint" -> events.add(complaint(keys));
      case "bounce" -> bounces(event, keys, events);
      case "dropped" -> events.add(failure(keys, event.path("status"), event.path("reason")));
      case "microsoft.communication.emaildeliveryreportreceived" ->
          azure(event.path("data"), keys, events);
      default -> {
        // Deliveries, opens and the like.
      }
    }
  }

  private static void bounces(JsonNode event, Set<String> keys, List<Event> events) {
    JsonNode bounced = event.path("bounce").path("bouncedRecipients");
    for (JsonNode recipient : bounced) {
      events.add(failure(keys, recipient.path("status"), recipient.path("diagnosticCode")));
    }
    if (bounced.isMissingNode()) {
      boolean isPostmark = event.has("RecordType");
      JsonNode words = isPostmark ? event.path("Details") : event.path("reason");
      events.add(failure(keys, event.path("status"), words));
    }
  }

  private static void azure(JsonNode data, Set<String> keys, List<Event> events) {
    String status = data.path("status").asText("");
    if (Set.of("Bounced", "Failed", "Suppressed", "FilteredSpam", "Quarantined").contains(status)) {
      events.add(
          failure(
              keys, data.path("none"), data.path("deliveryStatusDetails").path("statusMessage")));
    }
  }

  private static Event complaint(Set<String> keys) {
    return new Event(keys, Optional.empty());
  }

  private static Event failure(Set<String> keys, JsonNode status, JsonNode words) {
    return new Event(keys, Optional.of(Failure.report(status.asText(""), words.asText(""))));
  }

  private static Iterable<JsonNode> all(JsonNode body) {
    return body.isArray() ? body : List.of(body);
  }

  private static void addKeys(JsonNode node, Set<String> keys) {
    if (node.isTextual()) {
      Matcher matcher = KEY.matcher(node.asText());
      while (matcher.find()) {
        keys.add(matcher.group());
      }
    }
    node.forEach(child -> addKeys(child, keys));
  }

  private static JsonNode parsed(String body) throws IOException {
    try {
      return Json.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new IOException("no JSON", e);
    }
  }
}

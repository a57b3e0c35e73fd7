package dev.onward.talk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Json;
import dev.onward.knowledge.Catalogue;
import dev.onward.plan.Wish;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a chat model wrote as arguments of a tool, checked at each reading. */
final class ToolArguments {
  private static final int MOST_CREDENTIALS = 4;
  private static final int LONGEST = 400;
  private static final int QUOTED = 40;

  private final JsonNode json;
  private final Catalogue catalogue;

  private ToolArguments(JsonNode json, Catalogue catalogue) {
    this.json = json;
    this.catalogue = catalogue;
  }

  /** What the model asks for can't be done; the message tells it why. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  static ToolArguments of(String written, Catalogue catalogue) {
    try {
      JsonNode json = Json.mapper().readTree(written.isBlank() ? "{}" : written);
      if (!json.isObject()) {
        throw new Unfit("the arguments must be one JSON object");
      }
      return new ToolArguments(json, catalogue);
    } catch (JsonProcessingException e) {
      throw new Unfit("the arguments are not JSON");
    }
  }

  String text(String name) {
    return optional(name)
        .orElseThrow(
            () -> new Unfit("%s must be a text of 1 to %d characters".formatted(name, LONGEST)));
  }

  private Optional<String> optional(String name) {
    JsonNode value = json.path(name);
    String text = value.asText("").strip();
    boolean fits = value.isTextual() && !text.isEmpty() && text.length() <= LONGEST;
    return fits ? Optional.of(text) : Optional.empty();
  }

  List<String> credentials() {
    List<String> ids = new ArrayList<>();
    for (JsonNode code : json.path("credentials")) {
      ids.add(credential(code.asText()));
    }
    if (ids.isEmpty() || ids.size() > MOST_CREDENTIALS) {
      throw new Unfit("credentials must be a list of 1 to %d codes".formatted(MOST_CREDENTIALS));
    }
    return ids;
  }

  private String credential(String code) {
    return catalogue
        .credential(code)
        .orElseThrow(() ->
            new Unfit(
                "no credential %s is known"
                    .formatted(code.substring(0, Math.min(code.length(), QUOTED)))))
        .id();
  }

  /** The id of a path or of a credential. */
  Optional<String> goal() {
    return optional("goal").map(goal -> catalogue.path(goal).isPresent() ? goal : credential(goal));
  }

  Optional<Integer> hours() {
    JsonNode hours = json.path("hours_per_week");
    if (hours.isMissingNode() || hours.isNull()) {
      return Optional.empty();
    }
    if (!hours.canConvertToInt() || hours.asInt() < 1 || hours.asInt() > Wish.MOST_HOURS) {
      throw new Unfit("hours_per_week must be a whole number from 1 to " + Wish.MOST_HOURS);
    }
    return Optional.of(hours.asInt());
  }

  Optional<LocalDate> day(String name) {
    try {
      return optional(name).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw new Unfit(name + " must be a day such as 2027-03-31");
    }
  }
}

package dev.onward.digest.subscribe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Json;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that a form or a JSON object brought, whichever it was. */
public record SubmittedFields(Map<String, List<String>> fields, boolean isForm) {
  public SubmittedFields {
    fields = Map.copyOf(fields);
  }

  /**
   * Reads a request's body.
   *
   * @throws InvalidInput when it is neither
   */
  public static SubmittedFields in(Context request) {
    String type = Optional.ofNullable(request.contentType()).orElse("");
    if (type.startsWith("application/json")) {
      return new SubmittedFields(json(request.body()), false);
    }
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return new SubmittedFields(request.formParamMap(), true);
    }
    throw new InvalidInput("body", "fault.body");
  }

  private static Map<String, List<String>> json(String body) {
    Map<String, List<String>> fields = new HashMap<>();
    try {
      JsonNode object = Json.mapper().readTree(body);
      if (!object.isObject()) {
        throw new InvalidInput("body", "fault.body");
      }
      object.properties().forEach(field -> fields.put(field.getKey(), values(field.getValue())));
      return fields;
    } catch (JsonProcessingException e) {
      throw new InvalidInput("body", "fault.body");
    }
  }

  private static List<String> values(JsonNode value) {
    if (value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      return List.of(text(value));
    }
    List<String> texts = new ArrayList<>();
    value.forEach(one -> texts.add(text(one)));
    return texts;
  }

  /** An object where a text belongs is none that could be valid. */
  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /** A field that has something in it. */
  public Optional<String> text(String field) {
    return all(field).stream().findFirst();
  }

  public List<String> all(String field) {
    return fields.getOrDefault(field, List.of()).stream().filter(text -> !text.isBlank()).toList();
  }

  /** As it was written, for showing it again. */
  public String raw(String field) {
    return fields.getOrDefault(field, List.of("")).stream().findFirst().orElse("");
  }
}

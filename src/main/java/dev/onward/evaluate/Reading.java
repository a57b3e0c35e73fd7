package dev.onward.evaluate;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onward.database.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads values from JSON and YAML. Lists and texts that are left out are empty, not null. */
final class Reading {
  private static final ObjectMapper MAPPER = Json.mapper().copy();

  static {
    JsonSetter.Value empty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    for (Class<?> type : List.of(String.class, List.class, Map.class)) {
      MAPPER.configOverride(type).setSetterInfo(empty);
    }
  }

  private Reading() {}

  /** Reads what a server sent; unknown names are its own affair. */
  static <T> T json(String text, Class<T> type) throws JsonProcessingException {
    return MAPPER.readValue(text, type);
  }

  /**
   * Reads a file of ours; an unknown name is a slip of the pen.
   *
   * @throws Unreadable when it is no such value
   */
  static <T> T yaml(String name, String text, Class<T> type) {
    try {
      Object values = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text);
      return MAPPER
          .readerFor(type)
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(MAPPER.<JsonNode>valueToTree(values));
    } catch (YamlEngineException | IOException e) {
      throw new Unreadable(name + " can't be read: " + e.getMessage(), e);
    }
  }

  /** A file is not what it should be. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message, Exception cause) {
      super(message, cause);
    }
  }
}

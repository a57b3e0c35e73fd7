package dev.onward.understand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Lines by authors who have never seen a line that teaches the decision, with every label that a
 * fair judge takes for right. They are never copied into the questions.
 */
record Unseen(String author, String voice, String ask, List<String> right) {

  static List<Unseen> of(String name) {
    try (InputStream file =
        Objects.requireNonNull(Unseen.class.getResourceAsStream("unseen/" + name + ".yaml"))) {
      List<?> lines = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
      return lines.stream().map(line -> of((Map<?, ?>) line)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Unseen of(Map<?, ?> line) {
    return new Unseen(
        String.valueOf(line.get("author")),
        String.valueOf(line.get("voice")),
        String.valueOf(line.get("ask")),
        ((List<?>) Objects.requireNonNull(line.get("right")))
            .stream().map(String::valueOf).toList());
  }
}

package dev.onward.advise;

import dev.onward.understand.Ask;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A wish on a plan as somebody would say it, and what has to be true of the plan afterwards. */
record WishLine(Map<?, ?> fields) {

  static List<WishLine> all() {
    try (InputStream file =
        Objects.requireNonNull(WishLine.class.getResourceAsStream("plan-wishes.yaml"))) {
      List<?> lines = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
      return lines.stream().map(line -> new WishLine((Map<?, ?>) line)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Ask ask() {
    return Ask.named(text("ask").orElseThrow()).orElseThrow();
  }

  String say() {
    return text("say").orElseThrow();
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(fields.get(field)).map(String::valueOf);
  }

  Optional<Integer> number(String field) {
    return text(field).map(Integer::valueOf);
  }

  List<String> texts(String field) {
    return fields.get(field) instanceof List<?> values
        ? values.stream().map(String::valueOf).toList()
        : List.of();
  }

  List<Integer> numbers(String field) {
    return texts(field).stream().map(Integer::valueOf).toList();
  }

  /** Two days, or an id and a day. */
  Optional<LocalDate> day(String field, int at) {
    List<String> texts = texts(field);
    return texts.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(texts.get(at)));
  }

  boolean keeps() {
    return text("kept").isPresent();
  }

  @Override
  public String toString() {
    return ask().word() + ": " + say();
  }
}

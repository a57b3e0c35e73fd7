package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.Visitor.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A running program whose chat model is played over real HTTP in a wire format of its own. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ServedModel {
  static final AtomicInteger asked = new AtomicInteger();

  final Wire wire;
  FarSide model;
  RunningServer server;
  Visitor visitor;

  ServedModel(Wire wire) {
    this.wire = wire;
  }

  @BeforeAll
  void start() {
    model = new FarSide(wire);
    Map<String, String> settings = new HashMap<>(model.settings());
    settings.put("ONWARD_MODEL_SMALL", Wire.SMALL);
    settings.put("ONWARD_MODEL_FIRST_WORDS", "3s");
    settings.put("ONWARD_MODEL_WHOLE_ANSWER", "20s");
    settings.put("ONWARD_MODEL_REST", "2s");
    server = RunningServer.start(settings);
    visitor = new Visitor(server);
  }

  @AfterAll
  void stop() {
    server.close();
    model.close();
  }

  /** Other tests made the model fail; it comes back by itself once it answers again. */
  @BeforeEach
  void waitUntilTheModelIsBack() {
    model.reset();
    model.says("It retired on 30 June 2026 [1].");
    for (int i = 0; i < 50; i++) {
      if (say(question()).get("answeredBy").asText().equals(wire.name())) {
        break;
      }
      pause(100);
    }
    model.reset();
  }

  /** A question that nobody asked before, so that no answer to it is known. */
  static String question() {
    return "Can I still renew AI-102? This is my attempt number " + asked.incrementAndGet() + ".";
  }

  /** Somebody new says something. */
  JsonNode say(String question) {
    visitor = new Visitor(server);
    return visitor.say(question);
  }

  /** How the last answer came about. */
  JsonNode making(JsonNode answer) {
    String id = answer.get("messageId").asText();
    return Visitor.json(visitor.get("/api/messages/" + id + "/making").body());
  }

  static String text(List<Event> events) {
    return events.stream()
        .filter(event -> event.name().equals("token"))
        .map(event -> event.data().get("text").asText())
        .reduce("", String::concat);
  }

  void assertFallsBack(String what, Predicate<String> told) {
    JsonNode answer = timed(what, question());
    String text = answer.get("answer").asText();
    assertThat(answer.get("answeredBy").asText()).as(what).isEqualTo("embedded");
    assertThat(text).as(what).contains("30 June 2026", "comes from the knowledge base alone");
    assertThat(told.test(text)).as(what + ": " + text).isTrue();
    assertThat(text.split("comes from the knowledge base alone", -1)).hasSize(2);
    assertThat(answer.get("citations").size()).isPositive();
    assertThat(answer.get("fallback").asText()).isNotBlank();
  }

  JsonNode timed(String what, String question) {
    long began = System.nanoTime();
    JsonNode answer = say(question);
    report(what, began);
    return answer;
  }

  void report(String what, long began) {
    System.out.printf(
        "waited %5d ms  %s: %s%n", (System.nanoTime() - began) / 1_000_000, wire.name(), what);
  }

  static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Forty wishes on a plan in the words of people, told to the whole program over HTTP. What each
 * came to when it was first told stands beside it as {@code verdict}; here it is held that what was
 * done then is done still, and that none changes the plan into something else unasked.
 */
class PlanWishesTest {
  private static final Map<String, String> PLANS =
      Map.of(
          "agents", "Plan AI-103 with five hours a week",
          "architect", "I'd like to end up as an architect, about 6 hours weekly, make me a plan");

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A wish as it stands in the file. */
  private record Wish(Map<?, ?> fields) {
    String say() {
      return text("say").orElseThrow();
    }

    Optional<String> text(String field) {
      return Optional.ofNullable(fields.get(field)).map(String::valueOf);
    }

    List<String> texts(String field) {
      return fields.get(field) instanceof List<?> values
          ? values.stream().map(String::valueOf).toList()
          : List.of();
    }

    boolean is(String field) {
      return Boolean.TRUE.equals(fields.get(field));
    }

    /** True where the judge found it done as meant, or said with the nearest that can be. */
    boolean isDone() {
      return isJudged("done") || isJudged("nearest");
    }

    /** True where nothing is known to have changed since. */
    boolean isStillDone() {
      return isDone() && text("since").isEmpty();
    }

    boolean isJudged(String verdict) {
      return text("verdict").filter(verdict::equals).isPresent();
    }
  }

  private static List<Wish> wishes() {
    try (InputStream file =
        Objects.requireNonNull(
            PlanWishesTest.class.getResourceAsStream("understand/wish/unseen-wishes.yaml"))) {
      List<?> lines = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
      return lines.stream().map(line -> new Wish((Map<?, ?>) line)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatWasDoneAsMeantStillIsAndNothingIsDoneOtherwise() {
    List<String> failures = new ArrayList<>();
    for (Wish wish : wishes()) {
      Visitor visitor = new Visitor(server);
      visitor.say(Objects.requireNonNull(PLANS.get(wish.text("plan").orElseThrow())));
      wish.texts("before").forEach(visitor::say);
      JsonNode before = plan(visitor);
      String answer = visitor.say(wish.say()).get("answer").asText();
      JsonNode after = plan(visitor);
      boolean changed = !laidOut(before).equals(laidOut(after));
      List<String> missing = missing(wish, before, after, answer);
      boolean nearest = wish.is("nearest") && !changed;
      boolean wrong = changed && !missing.isEmpty() && wish.text("since").isEmpty();
      boolean lost = wish.isStillDone() && !missing.isEmpty() && !nearest;
      if (wrong || lost) {
        failures.add("%s: %s; %s".formatted(wish.say(), missing, answer));
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void theFileTellsWhatTheFirstRunCameTo() {
    List<Wish> wishes = wishes();
    assertThat(wishes).hasSize(40);
    assertThat(wishes).filteredOn(Wish::isDone).hasSize(32);
    assertThat(wishes).filteredOn(wish -> wish.isJudged("wrong")).hasSize(3);
  }

  private static JsonNode plan(Visitor visitor) {
    return Visitor.json(visitor.get("/api/plan").body());
  }

  private static List<String> laidOut(JsonNode plan) {
    List<String> steps = new ArrayList<>();
    steps(plan, step -> true)
        .forEach(step ->
            steps.add(
                String.join(
                    " ",
                    step.get("stepId").asText(),
                    step.get("startOn").asText(),
                    step.get("dueOn").asText(),
                    step.get("status").asText())));
    steps.add(plan.get("hoursPerWeek").asText());
    return steps;
  }

  private static List<JsonNode> steps(JsonNode plan, Predicate<JsonNode> which) {
    return StreamSupport.stream(plan.get("steps").spliterator(), false).filter(which).toList();
  }

  private static LocalDate day(JsonNode step, String field) {
    return LocalDate.parse(step.get(field).asText());
  }

  private static LocalDate end(JsonNode plan) {
    return steps(plan, step -> true).stream()
        .map(step -> day(step, "dueOn"))
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  private static Optional<JsonNode> step(JsonNode plan, String idOrWords) {
    return steps(
            plan,
            step ->
                step.get("stepId").asText().equals(idOrWords)
                    || step.get("title").asText().contains(idOrWords))
        .stream()
        .findFirst();
  }

  private static boolean isDone(JsonNode plan, String id) {
    return step(plan, id).filter(one -> one.get("status").asText().equals("done")).isPresent();
  }

  private static boolean isFree(JsonNode plan, LocalDate from, LocalDate to) {
    return steps(plan, step -> !step.get("status").asText().equals("done")).stream()
        .allMatch(step -> day(step, "dueOn").isBefore(from) || day(step, "startOn").isAfter(to));
  }

  /** What the file says of a wish and is not so. */
  private static List<String> missing(Wish wish, JsonNode before, JsonNode after, String answer) {
    List<String> missing = new ArrayList<>();
    for (String field : List.of("free", "covers")) {
      List<String> days = wish.texts(field);
      if (!days.isEmpty()
          && !isFree(after, LocalDate.parse(days.get(0)), LocalDate.parse(days.get(1)))) {
        missing.add(field);
      }
    }
    wish.texts("ticked").stream().filter(id -> !isDone(after, id)).forEach(missing::add);
    wish.texts("gone").stream().filter(id -> step(after, id).isPresent()).forEach(missing::add);
    wish.texts("there").stream().filter(id -> step(after, id).isEmpty()).forEach(missing::add);
    wish.text("hours")
        .filter(hours -> !after.get("hoursPerWeek").asText().equals(hours))
        .ifPresent(missing::add);
    List<String> pace = wish.texts("hoursFrom");
    if (!pace.isEmpty() && !answer.contains("on %s hours a week".formatted(pace.get(1)))) {
      missing.add("hoursFrom");
    }
    wish.text("endBy")
        .filter(day -> end(after).isAfter(LocalDate.parse(day)))
        .ifPresent(missing::add);
    wish.text("goal")
        .filter(goal -> !after.get("goal").asText().equals(goal))
        .ifPresent(missing::add);
    if (wish.is("later") && !end(after).isAfter(end(before))) {
      missing.add("later");
    }
    if (wish.is("kept") && !laidOut(before).equals(laidOut(after))) {
      missing.add("kept");
    }
    missing.addAll(missingSteps(wish, after));
    wish.texts("says").stream()
        .filter(words -> wish.is("kept") && !answer.contains(words))
        .forEach(missing::add);
    return missing;
  }

  private static List<String> missingSteps(Wish wish, JsonNode after) {
    List<String> missing = new ArrayList<>();
    List<String> order = wish.texts("order");
    if (!order.isEmpty()) {
      Optional<JsonNode> first = step(after, order.get(0));
      Optional<JsonNode> second = step(after, order.get(1));
      boolean inOrder =
          first.isPresent()
              && second.isPresent()
              && day(first.get(), "dueOn").isBefore(day(second.get(), "startOn"));
      if (!inOrder) {
        missing.add("order");
      }
    }
    for (String field : List.of("due", "on", "length")) {
      List<String> wanted = wish.texts(field);
      if (wanted.isEmpty()) {
        continue;
      }
      boolean met =
          step(after, wanted.get(0)).filter(one -> isMet(field, wanted.get(1), one)).isPresent();
      if (!met) {
        missing.add(field);
      }
    }
    return missing;
  }

  private static boolean isMet(String field, String wanted, JsonNode step) {
    return switch (field) {
      case "due" -> !day(step, "dueOn").isAfter(LocalDate.parse(wanted));
      case "on" -> day(step, "dueOn").equals(LocalDate.parse(wanted));
      default -> step.get("hours").asText().equals(wanted);
    };
  }
}

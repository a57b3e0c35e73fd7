package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Plays the talks in {@code talks/} over real HTTP and holds what a rule can hold: nothing is said
 * twice, and each turn is understood as on what it is on. Whether an answer is a good one is judged
 * by people, by {@code talks/rubric.md}; their verdicts stand beside it.
 */
class TalksTest {
  /** What a turn has to be, and what was missing. */
  private record Miss(String talk, String turn, String what) {}

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"tuned, 0.78", "unseen, 0.62"})
  void talksAreUnderstoodAndNothingIsSaidTwice(String file, double floor) throws IOException {
    List<Miss> misses = new ArrayList<>();
    int asked = 0;
    for (Map<String, Object> talk : talks(file)) {
      Visitor visitor = new Visitor(server);
      Set<String> given = new HashSet<>();
      for (Map<?, ?> turn : list(talk, "turns")) {
        String said = String.valueOf(turn.get("you"));
        JsonNode answer = visitor.say(said);
        String text = answer.get("answer").asText();
        assertThat(given.add(text.replaceAll("\\s*\\[\\d+]", "")))
            .as("%s: '%s' is answered in words that were given already", talk.get("talk"), said)
            .isTrue();
        assertThat(words(turn, "never")).as(said).noneMatch(text::contains);
        String understood = answer.path("standalone").asText(said) + " " + text;
        asked += turn.containsKey("about") || turn.containsKey("says") ? 1 : 0;
        missing(turn, understood, text)
            .map(what -> new Miss(String.valueOf(talk.get("talk")), said, what))
            .limit(1)
            .forEach(misses::add);
      }
    }
    double share = 1 - misses.size() / (double) asked;
    System.out.printf(
        "%s: %d of %d turns as they had to be (%.2f)%n", file, asked - misses.size(), asked, share);
    misses.forEach(System.out::println);
    assertThat(share).isGreaterThanOrEqualTo(floor);
  }

  private static Stream<String> missing(Map<?, ?> turn, String understood, String text) {
    List<String> says = words(turn, "says");
    boolean told = says.isEmpty() || says.stream().anyMatch(word -> contains(text, word));
    return Stream.concat(
        words(turn, "about").stream()
            .filter(name -> !contains(understood, name))
            .map(name -> "not about " + name),
        told ? Stream.empty() : Stream.of("says none of " + says));
  }

  private static boolean contains(String text, String words) {
    return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  private static List<String> words(Map<?, ?> turn, String key) {
    Object found = turn.get(key);
    return found instanceof List<?> words
        ? words.stream().map(Object::toString).toList()
        : List.of();
  }

  private static List<Map<?, ?>> list(Map<String, Object> talk, String key) {
    List<Map<?, ?>> turns = new ArrayList<>();
    for (Object turn : (List<?>) Objects.requireNonNull(talk.get(key))) {
      turns.add((Map<?, ?>) turn);
    }
    return turns;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> talks(String file) throws IOException {
    try (InputStream yaml = TalksTest.class.getResourceAsStream("talks/" + file + ".yaml")) {
      return (List<Map<String, Object>>)
          new Load(LoadSettings.builder().build())
              .loadFromInputStream(Objects.requireNonNull(yaml));
    }
  }
}

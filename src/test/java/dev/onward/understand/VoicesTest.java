package dev.onward.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.ai.Embedder;
import dev.onward.classify.Calibration.Judged;
import dev.onward.classify.Example;
import dev.onward.classify.HeldOut;
import dev.onward.classify.Interval;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Questions;
import dev.onward.understand.decide.Training;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How well a way of speaking is understood of which no line was learned: groups of voices are left
 * out in turn, whole languages among them. Every fourth line takes part, so that it takes a minute;
 * "onward train" does the same with all of them.
 */
class VoicesTest {
  private static final Path KNOWLEDGE = Path.of("knowledge");
  private static final int ONE_IN = 4;
  private static final int GROUPS = 4;

  @Test
  void voicesThatWereHeldOutAreUnderstood() {
    Knowledge knowledge = KnowledgeLoader.load(KNOWLEDGE);
    Embedder embedder = Embedder.open(Path.of("target", "native"));
    Questions all = Questions.read(KNOWLEDGE);
    Questions some =
        new Questions(
            IntStream.range(0, all.lines().size())
                .filter(i -> i % ONE_IN == 0)
                .mapToObj(all.lines()::get)
                .toList(),
            List.of(),
            List.of());
    List<Example> examples =
        Training.examples(
            some, Interpreter.wording(knowledge), embedder, Path.of("target", "test-voices"));
    List<Judged> judged = HeldOut.voices(examples, GROUPS);
    print("voice", judged, j -> j.example().voice());
    Map<String, Interval> kinds = print("kind", judged, j -> kind(j.example().label()));
    assertThat(Objects.requireNonNull(kinds.get("items")).low()).isGreaterThan(0.30);
    assertThat(Objects.requireNonNull(kinds.get("asks")).low()).isGreaterThan(0.18);
    assertThat(Objects.requireNonNull(kinds.get("refused")).low()).isGreaterThan(0.50);
  }

  private static String kind(String label) {
    return Ask.named(label).map(ask -> ask.isRefused() ? "refused" : "asks").orElse("items");
  }

  private static Map<String, Interval> print(
      String by, List<Judged> judged, Function<Judged, String> of) {
    Map<String, Interval> shares = new TreeMap<>();
    judged.stream()
        .collect(Collectors.groupingBy(of))
        .forEach((name, some) ->
            shares.put(
                name, Interval.of(some.stream().filter(Judged::isRight).count(), some.size())));
    shares.forEach((name, share) -> System.out.printf("%s %-10s %s%n", by, name, share));
    return shares;
  }
}

package dev.onward.understand.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.classify.Calibration.Judged;
import dev.onward.classify.Example;
import dev.onward.classify.HeldOut;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Questions;
import dev.onward.understand.text.Mentions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How turns lean, on voices and languages that took no part in the training. */
class LeaningModelTest {
  /** Measured: see the printed table; chance would be one in seven. */
  private static final double FLOOR = 0.57;

  private static final Knowledge KNOWLEDGE = KnowledgeLoader.load(Path.of("knowledge"));
  private static final Mentions MENTIONS =
      new Mentions(KNOWLEDGE.catalogue(), KNOWLEDGE.vocabulary());

  @Test
  void voicesThatWereHeldOutAreUnderstood() {
    List<Judged> judged = HeldOut.voices(examples(), 14);
    Map<String, List<Judged>> byVoice =
        judged.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.example().voice(), TreeMap::new, Collectors.toList()));
    byVoice.forEach(
        (voice, all) -> System.out.printf("%-10s %3d %.2f%n", voice, all.size(), share(all)));
    judged.stream()
        .collect(Collectors.groupingBy(one -> one.example().label()))
        .forEach((l, all) -> System.out.printf("%-10s %3d %.2f%n", l, all.size(), share(all)));
    System.out.printf("all %.3f%n", share(judged));
    assertThat(share(judged)).isGreaterThan(FLOOR);
  }

  private static List<Example> examples() {
    return LeaningModel.examples(Questions.read(Path.of("knowledge")).turns(), List.of(), MENTIONS);
  }

  private static double share(List<Judged> judged) {
    return judged.stream().filter(Judged::isRight).count() / (double) judged.size();
  }
}

package dev.onward.classify;

import dev.onward.classify.Calibration.Judged;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decisions on voices that took no part in the training, so that they tell what is to be expected.
 */
public final class HeldOut {
  /** How many of the best labels of each decision are kept. */
  private static final int KEPT = 5;

  private HeldOut() {}

  /**
   * Trains once for each group of voices, without them, and decides what they say.
   *
   * @param groups into how many groups the voices are dealt; each takes a training
   */
  public static List<Judged> voices(List<Example> examples, int groups) {
    List<String> voices =
        List.copyOf(
            examples.stream().map(Example::voice).collect(Collectors.toCollection(TreeSet::new)));
    return IntStream.range(0, Math.min(groups, voices.size()))
        .parallel()
        .mapToObj(group -> without(group, groups, voices, examples))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Judged> without(
      int group, int groups, List<String> voices, List<Example> examples) {
    Set<String> held = new TreeSet<>();
    for (int i = group; i < voices.size(); i += groups) {
      held.add(voices.get(i));
    }
    LinearModel model =
        Trainer.train(examples.stream().filter(e -> !held.contains(e.voice())).toList());
    return examples.stream()
        .filter(example -> held.contains(example.voice()))
        .map(example -> judged(model, example))
        .toList();
  }

  static Judged judged(LinearModel model, Example example) {
    return new Judged(
        example,
        model.ranked(example.text(), example.vector().values(), label -> true).stream()
            .limit(KEPT)
            .toList());
  }
}

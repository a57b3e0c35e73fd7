package dev.onward.classify;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onward.ai.Embedder;
import dev.onward.classify.Calibration.Judged;
import dev.onward.index.VectorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The trainer against a public yardstick: CLINC150, 150 intents and questions outside of them
 * (Larson et al. 2019, clinc/oos-eval, CC BY 3.0), whose file is given and is no part of the
 * project. It trains on "train" and on the hundred lines outside that belong to it, takes the
 * sureness below which it rejects from "val", so that two in a hundred good ones are refused there,
 * and prints what comes of "test" and "oos_test".
 */
public final class Clinc150 {
  private static final double FALSELY_REFUSED = 0.02;
  private static final String OUTSIDE = "oos";

  private Clinc150() {}

  private record Line(String text, String intent) {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1) {
      System.err.println(
          "Name the file data_full.json of clinc/oos-eval, and a folder to keep vectors in.");
      System.exit(2);
    }
    Map<String, List<List<String>>> sets =
        new ObjectMapper().readValue(Path.of(arguments[0]).toFile(), new TypeReference<>() {});
    Path folder = Path.of(arguments.length > 1 ? arguments[1] : "target/clinc150");
    Embedder embedder = Embedder.open(folder.resolve("native"));
    List<String> texts =
        sets.values().stream().flatMap(List::stream).map(List::getFirst).distinct().toList();
    long embedding = System.nanoTime();
    Map<String, float[]> vectors =
        new VectorFile(folder.resolve("clinc150.vectors"), embedder).vectors(texts);
    long training = System.nanoTime();
    LinearModel model =
        Trainer.train(
            Stream.concat(lines(sets, "train"), lines(sets, "oos_train"))
                .map(line -> example(line, vectors))
                .toList());
    long trained = System.nanoTime();
    List<Judged> known = judged(model, vectors, lines(sets, "val"));
    Calibration calibration =
        Calibration.of(
            Stream.concat(known.stream(), judged(model, vectors, lines(sets, "oos_val")).stream())
                .toList());
    double least =
        known.stream()
            .mapToDouble(judged -> sureness(calibration, judged))
            .sorted()
            .skip((long) (FALSELY_REFUSED * known.size()))
            .findFirst()
            .orElseThrow();
    List<Judged> inside = judged(model, vectors, lines(sets, "test"));
    List<Judged> outside = judged(model, vectors, lines(sets, "oos_test"));
    System.out.printf(
        "texts embedded in %.0f s, trained in %.0f s%n",
        (training - embedding) / 1e9, (trained - training) / 1e9);
    System.out.printf("in scope, without rejecting: %.4f%n", share(inside, Judged::isRight));
    System.out.printf(
        "in scope, rejecting below sureness %.3f: %.4f%n",
        least, share(inside, judged -> judged.isRight() && sureness(calibration, judged) >= least));
    System.out.printf(
        "out of scope, refused: %.4f%n",
        share(outside, judged -> sureness(calibration, judged) < least));
  }

  /** What is taken for out of scope is rejected however clearly it is. */
  private static double sureness(Calibration calibration, Judged judged) {
    return judged.ranked().getFirst().label().equals(OUTSIDE)
        ? 0
        : calibration.sureness(judged.ranked());
  }

  private static double share(List<Judged> all, Predicate<Judged> which) {
    return (double) all.stream().filter(which).count() / all.size();
  }

  private static List<Judged> judged(
      LinearModel model, Map<String, float[]> vectors, Stream<Line> lines) {
    return lines.parallel().map(line -> HeldOut.judged(model, example(line, vectors))).toList();
  }

  private static Example example(Line line, Map<String, float[]> vectors) {
    return Example.of(
        line.intent(), "", line.text(), Objects.requireNonNull(vectors.get(line.text())));
  }

  private static Stream<Line> lines(Map<String, List<List<String>>> sets, String name) {
    return Objects.requireNonNull(sets.get(name)).stream()
        .map(pair -> new Line(pair.get(0), pair.get(1)));
  }
}

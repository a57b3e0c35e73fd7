package dev.onward.classify;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onward.ai.Embedder;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.index.VectorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The trainer against a public yardstick: CLINC150, 150 intents and questions outside of them
 * (Larson et al. 2019, clinc/oos-eval, CC BY 3.0), whose file is given and is no part of the
 * project. It trains on "train", takes the margin under which it rejects from "val" so that two in
 * a hundred good ones are refused, and prints what comes of "test" and "oos_test".
 */
public final class Clinc150 {
  private static final double FALSELY_REFUSED = 0.02;

  private Clinc150() {}

  private record Line(String text, String intent) {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1) {
      System.err.println("Name the file data_full.json of clinc/oos-eval, and a folder to keep vectors in.");
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
            lines(sets, "train")
                .map(l -> Example.of(l.intent(), "", l.text(), vectors.get(l.text())))
                .toList());
    long trained = System.nanoTime();
    double least =
        margins(model, vectors, lines(sets, "val"))
            .sorted()
            .skip((long) (FALSELY_REFUSED * sets.get("val").size()))
            .findFirst()
            .orElseThrow();
    List<Line> inside = lines(sets, "test").toList();
    long right = inside.stream().filter(l -> best(model, vectors, l).label().equals(l.intent())).count();
    long kept =
        inside.stream()
            .filter(l -> best(model, vectors, l).label().equals(l.intent()))
            .filter(l -> best(model, vectors, l).margin() >= least)
            .count();
    List<Double> outside = margins(model, vectors, lines(sets, "oos_test")).boxed().toList();
    long refused = outside.stream().filter(margin -> margin < least).count();
    System.out.printf("texts embedded in %.0f s, trained in %.0f s%n", (training - embedding) / 1e9, (trained - training) / 1e9);
    System.out.printf("in scope, without rejecting: %.3f%n", (double) right / inside.size());
    System.out.printf("in scope, rejecting below margin %.3f: %.3f%n", least, (double) kept / inside.size());
    System.out.printf("out of scope, refused: %.3f%n", (double) refused / outside.size());
  }

  private static Stream<Line> lines(Map<String, List<List<String>>> sets, String name) {
    return sets.get(name).stream().map(pair -> new Line(pair.get(0), pair.get(1)));
  }

  private static Scored best(LinearModel model, Map<String, float[]> vectors, Line line) {
    return model.ranked(line.text(), vectors.get(line.text()), label -> true).stream()
        .max(Comparator.comparingDouble(Scored::margin))
        .orElseThrow();
  }

  private static java.util.stream.DoubleStream margins(
      LinearModel model, Map<String, float[]> vectors, Stream<Line> lines) {
    return lines.mapToDouble(line -> best(model, vectors, line).margin());
  }
}

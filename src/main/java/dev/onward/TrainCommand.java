package dev.onward;

import dev.onward.ai.Embedder;
import dev.onward.classify.Calibration;
import dev.onward.classify.Calibration.Judged;
import dev.onward.classify.Interval;
import dev.onward.classify.ModelFile;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.understand.Ask;
import dev.onward.understand.Interpreter;
import dev.onward.understand.decide.Decider;
import dev.onward.understand.decide.Decider.Training;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Trains the decision on the knowledge's questions and prints what is to be expected of it. */
@Command(
    name = "train",
    description =
        "Trains the decision what is asked on the lines in the knowledge's questions/, writes it"
            + " beside them, and prints how often it is right on voices that were held out.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = Settings.from(System.getenv());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Knowledge knowledge = KnowledgeLoader.load(settings.knowledge());
    Path folder = settings.data().resolve("index");
    Embedder embedder = Embedder.open(settings.data().resolve("native"));
    Training training =
        Decider.train(knowledge.questions(), Interpreter.wording(knowledge), embedder, folder);
    Path file = Decider.file(settings.knowledge());
    ModelFile.write(file, training.trained());
    out.printf("%d lines, %d labels, written to %s%n", knowledge.questions().lines().size(), training.trained().model().labels().size(), file);
    out.println();
    table(out, "voice", training.heldOut(), judged -> judged.example().voice());
    table(out, "kind", training.heldOut(), judged -> kind(judged.example().label()));
    surenesses(out, training);
    out.flush();
    return 0;
  }

  private static String kind(String label) {
    return Ask.named(label).map(ask -> ask.group().name()).orElse(label.replaceAll("-.*", ""));
  }

  private static void table(
      PrintWriter out, String by, List<Judged> all, Function<Judged, String> of) {
    Map<String, List<Judged>> groups =
        all.stream().collect(Collectors.groupingBy(of, TreeMap::new, Collectors.toList()));
    groups.put("all", all);
    out.printf("%-12s %6s  %-22s %s%n", by, "lines", "right, 95 %", "among three");
    groups.forEach((name, judged) ->
        out.printf(
            "%-12s %6d  %-22s %.3f%n",
            name,
            judged.size(),
            Interval.of(judged.stream().filter(Judged::isRight).count(), judged.size()),
            (double) judged.stream().filter(Judged::isAmongThree).count() / judged.size()));
    out.println();
  }

  /** What each sureness is worth; the limits of the decision are read off here. */
  private static void surenesses(PrintWriter out, Training training) {
    Calibration calibration = training.trained().calibration();
    Map<Integer, List<Judged>> tenths =
        training.heldOut().stream()
            .collect(
                Collectors.groupingBy(
                    judged -> (int) Math.min(9, 10 * calibration.sureness(judged.ranked())),
                    TreeMap::new,
                    Collectors.toList()));
    out.printf("%-12s %6s  %-22s %s%n", "sureness", "lines", "right, 95 %", "among three");
    tenths.forEach((tenth, judged) ->
        out.printf(
            "%.1f to %.1f   %6d  %-22s %.3f%n",
            tenth / 10.0,
            (tenth + 1) / 10.0,
            judged.size(),
            Interval.of(judged.stream().filter(Judged::isRight).count(), judged.size()),
            (double) judged.stream().filter(Judged::isAmongThree).count() / judged.size()));
  }
}

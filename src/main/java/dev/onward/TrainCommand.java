package dev.onward;

import dev.onward.ai.Embedder;
import dev.onward.ai.Embedders;
import dev.onward.classify.Calibration;
import dev.onward.classify.Calibration.Judged;
import dev.onward.classify.Interval;
import dev.onward.index.KnowledgeAnalyzer;
import dev.onward.index.PassageIndex;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Questions;
import dev.onward.retrieve.HybridRetriever;
import dev.onward.search.Fusion;
import dev.onward.understand.Ask;
import dev.onward.understand.Interpreter;
import dev.onward.understand.decide.Training;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the decision on the knowledge's questions and prints what is to be expected of it. */
@Command(
    name = "train",
    description =
        "Trains the decision what is asked on the lines in the knowledge's questions/, writes it"
            + " beside them, and prints how often it is right on voices that were held out.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Option(
      names = "--into",
      description = "A folder to write the models to, in place of the knowledge's questions/.")
  private @Nullable Path into;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = Settings.from(System.getenv());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Knowledge knowledge = KnowledgeLoader.load(settings.knowledge());
    Embedder embedder = Embedder.open(settings.data().resolve("native"));
    Path folder = into == null ? Questions.folder(settings.knowledge()) : into;
    Training training = training(settings, knowledge, embedder, folder);
    training.models().write(folder);
    out.printf(
        "%d labels, written to %s%n%n",
        training.models().decision().model().labels().size(), folder);
    if (training.decided().isEmpty()) {
      out.printf("the questions are those of before, and so is what is decided of them%n%n");
    } else {
      table(out, "voice", training.decided(), judged -> judged.example().voice());
      table(out, "kind", training.decided(), judged -> kind(judged.example().label()));
      surenesses(out, training.models().decision().calibration(), training.decided());
    }
    table(out, "document?", training.ranked(), judged -> judged.example().label());
    out.flush();
    return 0;
  }

  /** The index is made anew beside the one of a server, which may be running. */
  private static Training training(
      Settings settings, Knowledge knowledge, Embedder embedder, Path kept) {
    Path folder = settings.data().resolve("training");
    Embedders embedders = Embedders.onlyLocal(embedder);
    try (PassageIndex index =
        PassageIndex.open(folder, embedders, KnowledgeAnalyzer.of(knowledge))) {
      index.sync(knowledge.catalogue().documents());
      return Training.of(
          settings.knowledge(),
          Interpreter.wording(knowledge),
          Interpreter.lessons(knowledge, Questions.read(settings.knowledge())),
          embedder,
          new HybridRetriever(index, embedders, Fusion.STANDARD_SCORE),
          folder,
          kept);
    }
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
  private static void surenesses(PrintWriter out, Calibration calibration, List<Judged> decided) {
    Map<Integer, List<Judged>> tenths =
        decided.stream()
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

package dev.onward;

import dev.onward.bench.SearchBench;
import dev.onward.bench.SearchBench.Sample;
import dev.onward.database.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what a search costs over more and more passages. */
@Command(
    name = "search",
    description =
        "Measures a search, without the embedding of its question, over made passages beside"
            + " LangChain4j's store in memory. Times depend on the machine; compare ratios.",
    mixinStandardHelpOptions = true)
final class BenchSearchCommand implements Callable<Integer> {
  @Option(
      names = "--passages",
      split = ",",
      description = "How many passages, such as 1000,10000,100000,1000000 (${DEFAULT-VALUE}).",
      defaultValue = "1000,10000,100000")
  private List<Integer> passages = List.of();

  @Option(names = "--json", description = "Prints the figures as JSON and nothing else.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path folder = folder();
    try {
      SearchBench bench = new SearchBench(folder, spec.commandLine().getErr()::println);
      List<Sample> samples = new ArrayList<>();
      for (int count : passages) {
        samples.add(bench.run(count));
      }
      out.print(
          json ? Json.write(Map.of("results", samples)) + System.lineSeparator() : table(samples));
      out.flush();
      return 0;
    } finally {
      delete(folder);
    }
  }

  private static String table(List<Sample> samples) {
    StringBuilder table = new StringBuilder();
    table.append(
        "| passages | Onward, p50 ms | store in memory, p50 ms | ratio | recall@10 of the graph |\n");
    table.append("|---:|---:|---:|---:|---:|\n");
    for (Sample sample : samples) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %,d | %.2f | %s | %s | %.3f |%n",
              sample.passages(),
              sample.onward(),
              sample.inMemory().map(time -> "%.2f".formatted(time)).orElse("does not fit"),
              sample.ratio().map(ratio -> "%.1f ×".formatted(ratio)).orElse(""),
              sample.recall()));
    }
    return table.toString();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("onward-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + folder, e);
    }
  }
}

package dev.onward;

import dev.onward.ai.Embedder;
import dev.onward.bench.BeirCollection;
import dev.onward.bench.RetrievalBench;
import dev.onward.bench.RetrievalReport;
import dev.onward.database.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the search with others on a collection; progress goes to the error stream. */
@Command(
    name = "retrieval",
    description =
        "Compares keywords, vectors, LangChain4j's Easy RAG, plain rank fusion and Onward on a"
            + " collection of questions with known answers.",
    mixinStandardHelpOptions = true)
final class BenchRetrievalCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FOLDER",
      description =
          "The collection in BEIR layout: corpus.jsonl, queries.jsonl and qrels/test.tsv.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Prints the figures as JSON and nothing else.")
  private boolean json;

  @Option(
      names = "--vectors",
      description = "A file to keep the documents' vectors in, so that a further run is quick.")
  private @Nullable Path vectors;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = Settings.from(System.getenv());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter error = spec.commandLine().getErr();
    BeirCollection collection = BeirCollection.read(Objects.requireNonNull(folder));
    Embedder embedder = Embedder.open(settings.data().resolve("native"));
    RetrievalReport report =
        new RetrievalBench(
                embedder.model(), embedder::tokens, Optional.ofNullable(vectors), error::println)
            .run(collection);
    out.print(json ? Json.write(report.values()) + System.lineSeparator() : report.table());
    out.flush();
    return 0;
  }
}

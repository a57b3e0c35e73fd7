package dev.onward;

import dev.onward.evaluate.Evaluation;
import dev.onward.evaluate.QuestionSet;
import dev.onward.evaluate.QuestionSet.Floor;
import dev.onward.evaluate.Score;
import dev.onward.evaluate.Server;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a running server the questions of a set; ends with 1 where answers are not good enough. */
@Command(
    name = "evaluate",
    description = "Asks a running server the evaluation's questions and scores the answers.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--base",
      description = "Address of the server (${DEFAULT-VALUE}).",
      defaultValue = "http://localhost:8080")
  private @Nullable URI base;

  @Option(names = "--set", description = "A file of questions; without it the program's own.")
  private @Nullable Path file;

  @Option(
      names = "--floor",
      description = "Share to be answered well, such as 0.9; without it the set's.")
  private @Nullable Double floor;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    QuestionSet set = file == null ? QuestionSet.standard() : QuestionSet.read(file);
    try (Server server = Server.patient(Objects.requireNonNull(base))) {
      warnOfAnotherDay(server.today(), set, out);
      Score score = new Evaluation(server, set).run();
      out.println(score.failures());
      out.println();
      out.print(score.table());
      List<String> shortfalls = score.shortfalls(floor(set));
      shortfalls.forEach(shortfall -> out.println("Not good enough: " + shortfall));
      out.flush();
      return shortfalls.isEmpty() ? 0 : 1;
    }
  }

  private static void warnOfAnotherDay(String day, QuestionSet set, PrintWriter out) {
    String wanted = set.askedAt().atZone(ZoneOffset.UTC).toLocalDate().toString();
    if (!day.equals(wanted)) {
      out.printf(
          "Mind: for the server it is %s, and what is expected holds on %s; start it with"
              + " ONWARD_CLOCK=%s%n%n",
          day, wanted, set.askedAt());
    }
  }

  private Floor floor(QuestionSet set) {
    return floor == null ? set.floor() : new Floor(floor, set.floor().category());
  }
}

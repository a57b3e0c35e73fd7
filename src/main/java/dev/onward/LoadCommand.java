package dev.onward;

import dev.onward.evaluate.Load;
import dev.onward.evaluate.Load.Pace;
import dev.onward.evaluate.LoadReport;
import dev.onward.evaluate.QuestionSet;
import dev.onward.evaluate.Server;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts a running server under load; ends with 1 where an answer failed. */
@Command(
    name = "load",
    description = "Sends people to a running server and prints how long whole answers took.",
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
  @Option(
      names = "--base",
      description = "Address of the server (${DEFAULT-VALUE}).",
      defaultValue = "http://localhost:8080")
  private @Nullable URI base;

  @Option(
      names = "--rate",
      description = "Questions a second (${DEFAULT-VALUE}).",
      defaultValue = "10")
  private double rate;

  @Option(
      names = "--warm-up",
      description = "How long answers are not counted at first (${DEFAULT-VALUE}).",
      defaultValue = "60s")
  private @Nullable Duration warmUp;

  @Option(
      names = "--duration",
      description = "How long they are counted (${DEFAULT-VALUE}).",
      defaultValue = "60s")
  private @Nullable Duration duration;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Pace pace = pace(Objects.requireNonNull(spec).commandLine());
    try (Server server = Server.once(Objects.requireNonNull(base))) {
      LoadReport report = new Load(server, QuestionSet.standard().openings()).run(pace);
      out.println(report);
      out.flush();
      return report.failed() == 0 ? 0 : 1;
    }
  }

  private Pace pace(CommandLine command) {
    if (rate <= 0) {
      throw new ParameterException(command, "Give a --rate above 0, such as 10");
    }
    return new Pace(rate, Objects.requireNonNull(warmUp), Objects.requireNonNull(duration));
  }
}

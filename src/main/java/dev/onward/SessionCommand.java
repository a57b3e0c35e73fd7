package dev.onward;

import dev.onward.evaluate.Server;
import dev.onward.evaluate.Session;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays one person's visit against a running server and prints it as Markdown. */
@Command(
    name = "session",
    description = "Plays a person's visit against a running server and prints it as Markdown.",
    mixinStandardHelpOptions = true)
final class SessionCommand implements Runnable {
  @Option(
      names = "--base",
      description = "Address of the server (${DEFAULT-VALUE}).",
      defaultValue = "http://localhost:8080")
  private @Nullable URI base;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Server server = Server.patient(Objects.requireNonNull(base))) {
      out.print(Session.standard().play(server));
      out.flush();
    }
  }
}

package dev.onward;

import dev.onward.teams.AppPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the package with which the bot is added to Teams. */
@Command(
    name = "teams-package",
    description = "Writes the app package for Microsoft Teams, from the settings.",
    mixinStandardHelpOptions = true)
final class TeamsPackageCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      description = "Where to write it (${DEFAULT-VALUE}).",
      defaultValue = "onward-teams.zip")
  private Path out = Path.of("onward-teams.zip");

  @Option(
      names = "--maker",
      description = "Who runs this installation, as Teams shows it (${DEFAULT-VALUE}).",
      defaultValue = "Onward")
  private String maker = "Onward";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    AppPackage.of(Settings.from(System.getenv()).teams(), maker).write(out);
    Objects.requireNonNull(spec).commandLine().getOut().println("written to " + out);
    return 0;
  }
}

package dev.onward;

import dev.onward.teams.AppPackage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the package with which the bot is added to Teams. */
@Command(
    name = "teams-package",
    description = "Writes the app package for Microsoft Teams, from the settings.")
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

  // Of the usual options this leaves out --version, which is the package's here.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli sets it and shows the help
  private boolean help;

  @Option(
      names = "--version",
      description =
          "Version of the package; Teams wants it raised with each change (${DEFAULT-VALUE}).",
      defaultValue = "1.0.0")
  private String version = "1.0.0";

  @Option(names = "--privacy", description = "Page about privacy (this server's address).")
  private @Nullable URI privacy;

  @Option(names = "--terms", description = "Page with the terms of use (this server's address).")
  private @Nullable URI terms;

  @Option(names = "--icon", description = "A PNG of 192 by 192 points in place of our own.")
  private @Nullable Path icon;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    AppPackage.Maker who =
        new AppPackage.Maker(
            maker,
            version,
            Optional.ofNullable(privacy),
            Optional.ofNullable(terms),
            Optional.ofNullable(icon));
    AppPackage.of(Settings.from(System.getenv()).teams(), who).write(out);
    Objects.requireNonNull(spec).commandLine().getOut().println("written to " + out);
    return 0;
  }
}

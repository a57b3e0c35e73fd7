package dev.onward;

import dev.onward.digest.Preview;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a letter as it would come today to somebody of whom only goal and topics are known. */
@Command(
    name = "preview",
    description = "Shows the weekly mail as it would come today, as plain text or as HTML.",
    mixinStandardHelpOptions = true)
final class DigestPreviewCommand implements Callable<Integer> {
  @Mixin private final SampleOptions wanted = new SampleOptions();

  @Option(names = "--text", description = "Print the plain text; the same as neither.")
  private boolean text;

  @Option(
      names = "--html",
      arity = "0..1",
      fallbackValue = "digest.html",
      description = "Write the HTML to a file (${FALLBACK-VALUE}).")
  private @Nullable Path html;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Optional<Preview.Shown> shown = wanted.shown(Settings.from(System.getenv()), command);
    PrintWriter out = command.getOut();
    if (shown.isEmpty()) {
      out.println("There is nothing new; no mail would go out.");
      return 0;
    }
    if (html != null) {
      Files.writeString(html, shown.get().html());
      out.println("written to " + html);
    }
    if (html == null || text) {
      out.println("Subject: " + shown.get().subject());
      out.println();
      out.print(shown.get().text());
    }
    out.flush();
    return 0;
  }
}

package dev.onward;

import dev.onward.database.Database;
import dev.onward.digest.send.Overview;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an operator does about the weekly mail, on all nodes at once, whether they run or not. */
@Command(
    name = "digest",
    description = "Shows the weekly mail, sends a sample, and holds or reports its delivery.",
    mixinStandardHelpOptions = true,
    subcommands = {DigestPreviewCommand.class, DigestSendCommand.class})
final class DigestCommand {
  @Spec private @Nullable CommandSpec spec;

  @Command(
      description = "Holds the delivery on all nodes; the mails in hand are finished.",
      mixinStandardHelpOptions = true)
  void pause() {
    use(deliveries -> {
      deliveries.pause();
      out().println("Paused. What is more than a day late at `digest resume` is skipped.");
    });
  }

  @Command(description = "Lets the delivery go on.", mixinStandardHelpOptions = true)
  void resume() {
    use(deliveries -> {
      deliveries.resume();
      out().println("Deliveries go on.");
    });
  }

  @Command(
      description =
          "Reports issues by state, mails in doubt, and who is suppressed and why; no address in"
              + " full.",
      mixinStandardHelpOptions = true)
  void status() {
    use(deliveries -> deliveries.lines().forEach(out()::println));
  }

  @Command(
      description = "Lists suppressed mailboxes, why and since when; no address in full.",
      mixinStandardHelpOptions = true)
  void suppressed(
      @Parameters(arity = "0..1", defaultValue = "", description = "Part of the address.")
          String part) {
    use(deliveries -> deliveries.suppressed(part).forEach(out()::println));
  }

  @Command(
      description = "Lets mail go to a suppressed address again.",
      mixinStandardHelpOptions = true)
  void lift(@Parameters(description = "The whole address.") String address) {
    use(deliveries ->
        out()
            .println(
                deliveries.lift(address)
                    ? "Mail goes to it again."
                    : "It was not suppressed; `digest suppressed` lists who is."));
  }

  private void use(Consumer<Overview> work) {
    Settings settings = Settings.from(System.getenv());
    try (Database database = Database.open(settings.database())) {
      work.accept(
          new Overview(
              database, settings.clock().map(InstantSource::fixed).orElse(InstantSource.system())));
    }
    out().flush();
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}

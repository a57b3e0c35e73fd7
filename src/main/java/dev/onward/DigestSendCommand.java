package dev.onward;

import dev.onward.database.Database;
import dev.onward.digest.MailService;
import dev.onward.digest.Preview;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends one mail as a subscriber would get it, so that an operator sees how it arrives. */
@Command(
    name = "send",
    description = "Sends a sample of the weekly mail to one address, by the settings' mail server.",
    mixinStandardHelpOptions = true)
final class DigestSendCommand implements Callable<Integer> {
  @Option(names = "--to", required = true, description = "Where to send it.")
  private String to = "";

  @Mixin private final SampleOptions wanted = new SampleOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = Settings.from(System.getenv());
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Optional<Preview.Shown> shown = wanted.shown(settings, command);
    PrintWriter out = command.getOut();
    out.println(
        shown.isEmpty()
            ? "There is nothing new; no mail would go out."
            : sent(settings, shown.get(), command));
    out.flush();
    return 0;
  }

  private String sent(Settings settings, Preview.Shown shown, CommandLine command) {
    InstantSource clock = settings.clock().map(InstantSource::fixed).orElse(InstantSource.system());
    URI server = settings.web().reachedAt(settings.web().port());
    try (Database database = Database.open(settings.database());
        MailService post = MailService.of(settings.post(), database, clock)) {
      return post.sendSample(to, shown, server);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, String.valueOf(e.getMessage()), e);
    }
  }
}

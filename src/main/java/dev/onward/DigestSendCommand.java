package dev.onward;

import dev.onward.database.Database;
import dev.onward.digest.PostOffice;
import dev.onward.digest.Preview;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

  @Option(names = "--goal", description = "Id of a path, such as solutions-architect.")
  private @Nullable String goal;

  @Option(
      names = "--topics",
      split = ",",
      description = "Topics, by commas, such as agents,security.")
  private List<String> topics = List.of();

  @Option(names = "--language", description = "en or de (${DEFAULT-VALUE}).", defaultValue = "en")
  private String language = "en";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = Settings.from(System.getenv());
    InstantSource clock = settings.clock().map(InstantSource::fixed).orElse(InstantSource.system());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try {
      out.println(sent(settings, clock));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    out.flush();
    return 0;
  }

  private String sent(Settings settings, InstantSource clock) {
    URI server = settings.web().reachedAt(settings.web().port());
    Optional<Preview.Shown> shown = shown(settings, server, clock);
    if (shown.isEmpty()) {
      return "There is nothing new; no mail would go out.";
    }
    try (Database database = Database.open(settings.database());
        PostOffice post = PostOffice.of(settings.post(), database, clock)) {
      return post.sendSample(to, shown.get(), server);
    }
  }

  private Optional<Preview.Shown> shown(Settings settings, URI server, InstantSource clock) {
    Knowledge knowledge = KnowledgeLoader.load(settings.knowledge());
    return new Preview(knowledge.catalogue(), knowledge.vocabulary().topics().keySet(), server)
        .of(
            Optional.ofNullable(goal),
            topics,
            Locale.forLanguageTag(language),
            LocalDate.ofInstant(clock.instant(), settings.digest().zone()));
  }
}

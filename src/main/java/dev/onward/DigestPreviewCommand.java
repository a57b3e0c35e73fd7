package dev.onward;

import dev.onward.digest.Preview;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

/** Shows a letter as it would come today to somebody of whom only goal and topics are known. */
@Command(
    name = "preview",
    description = "Shows the weekly mail as it would come today, as plain text or as HTML.",
    mixinStandardHelpOptions = true)
final class DigestPreviewCommand implements Callable<Integer> {
  @Option(names = "--goal", description = "Id of a path, such as solutions-architect.")
  private @Nullable String goal;

  @Option(
      names = "--topics",
      split = ",",
      description = "Topics, by commas, such as agents,security.")
  private List<String> topics = List.of();

  @Option(names = "--language", description = "en or de (${DEFAULT-VALUE}).", defaultValue = "en")
  private String language = "en";

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
    Settings settings = Settings.from(System.getenv());
    Knowledge knowledge = KnowledgeLoader.load(settings.knowledge());
    Instant now = settings.clock().orElseGet(InstantSource.system()::instant);
    Optional<Preview.Shown> shown = shown(settings, knowledge, now);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
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

  private Optional<Preview.Shown> shown(Settings settings, Knowledge knowledge, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, settings.digest().zone());
    try {
      return new Preview(
              knowledge.catalogue(),
              knowledge.vocabulary().topics().keySet(),
              settings.web().reachedAt(settings.web().port()))
          .of(Optional.ofNullable(goal), topics, Locale.forLanguageTag(language), day);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), e.getMessage());
    }
  }
}

package dev.onward;

import dev.onward.digest.Preview;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** For whom a sample of the weekly mail is composed. */
final class SampleOptions {
  @Option(names = "--goal", description = "Id of a path, such as solutions-architect.")
  private @Nullable String goal;

  @Option(
      names = "--topics",
      split = ",",
      description = "Topics, by commas, such as agents,security.")
  private List<String> topics = List.of();

  @Option(names = "--language", description = "en or de (${DEFAULT-VALUE}).", defaultValue = "en")
  private String language = "en";

  /**
   * The sample of today; empty where there is nothing to say.
   *
   * @throws ParameterException when there is no such goal, topic or language
   */
  Optional<Preview.Shown> shown(Settings settings, CommandLine command) {
    Knowledge knowledge = KnowledgeLoader.load(settings.knowledge());
    LocalDate day =
        LocalDate.ofInstant(
            settings.clock().orElseGet(InstantSource.system()::instant), settings.digest().zone());
    try {
      return new Preview(
              knowledge.catalogue(),
              knowledge.vocabulary().topics().keySet(),
              settings.web().reachedAt(settings.web().port()),
              settings.digest().items())
          .of(Optional.ofNullable(goal), topics, Locale.forLanguageTag(language), day);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, String.valueOf(e.getMessage()), e);
    }
  }
}

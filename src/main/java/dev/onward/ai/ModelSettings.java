package dev.onward.ai;

import dev.onward.settings.Secret;
import dev.onward.settings.SettingsReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How to reach the chat model, if there is one, and where the prompts stand. */
public record ModelSettings(Path prompts, Optional<AzureOpenAi> azureOpenAi, Patience patience) {

  /** A deployment of a chat model in Azure OpenAI. */
  public record AzureOpenAi(URI endpoint, String deployment, String apiVersion, Secret key) {}

  /** How long to wait for the model: for its first words, and for all of them. */
  public record Patience(Duration firstWords, Duration wholeAnswer) {}

  public static ModelSettings read(SettingsReader settings) {
    Path prompts =
        settings.path("ONWARD_PROMPTS", "prompts", "folder of the prompts for the chat model");
    Optional<URI> endpoint =
        settings.httpAddress(
            "ONWARD_AZURE_OPENAI_ENDPOINT",
            "address of the Azure OpenAI resource; without it the embedded advisor answers");
    String deployment =
        settings.text(
            "ONWARD_AZURE_OPENAI_DEPLOYMENT", "gpt-4o-mini", "name of the chat model's deployment");
    String apiVersion =
        settings.text(
            "ONWARD_AZURE_OPENAI_API_VERSION", "2024-10-21", "version of Azure OpenAI's interface");
    Optional<Secret> key =
        settings.secret("ONWARD_AZURE_OPENAI_KEY", "key of the Azure OpenAI resource");
    if (endpoint.filter(ModelSettings::isOpenLine).isPresent()) {
      settings.fault("ONWARD_AZURE_OPENAI_ENDPOINT must use https, unless it is this machine");
    }
    if (endpoint.isPresent() && key.isEmpty()) {
      settings.fault("ONWARD_AZURE_OPENAI_KEY is missing; the endpoint is set and needs it");
    }
    Patience patience =
        new Patience(
            settings.duration(
                "ONWARD_MODEL_FIRST_WORDS", "20s", "how long to wait for the model's first words"),
            settings.duration(
                "ONWARD_MODEL_WHOLE_ANSWER", "2m", "how long to wait for its whole answer"));
    return new ModelSettings(
        prompts,
        endpoint.flatMap(
            address -> key.map(secret -> new AzureOpenAi(address, deployment, apiVersion, secret))),
        patience);
  }

  /** Where others could read along. */
  private static boolean isOpenLine(URI address) {
    boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
    return !"https".equals(address.getScheme()) && !here;
  }
}

package dev.onward.ai;

import dev.onward.ai.Service.AzureOpenAi;
import dev.onward.ai.Service.Ollama;
import dev.onward.ai.Service.OpenAi;
import dev.onward.settings.Secret;
import dev.onward.settings.SettingsReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who serves the chat model, if anybody, how long to wait for it and what it may use up. */
public record ModelSettings(
    Path prompts,
    Optional<Service> service,
    Patience patience,
    Budget budget,
    Optional<Embeddings> embeddings) {

  /**
   * How long to wait for the model: for a connection, for words (the first and any next), for all
   * of them; and how long to spare it after it failed often.
   */
  public record Patience(Duration connect, Duration words, Duration wholeAnswer, Duration rest) {
    /** A person sees nothing yet while a small task is being done. */
    Patience ofSmallTasks() {
      return new Patience(connect, words, words, rest);
    }
  }

  /** What the model may use up; prices are in cents for a million tokens. */
  public record Budget(int promptTokens, int tokensADay, int promptPrice, int completionPrice) {
    /** In millionths of a cent. */
    public long cost(Reply.Tokens tokens) {
      return (long) tokens.prompt() * promptPrice + (long) tokens.completion() * completionPrice;
    }
  }

  /** A deployment of an embedding model beside the one in the process. */
  public record Embeddings(AzureOpenAi azure, String deployment) {}

  /** Usually called as its model is, so it has to be one that can still be deployed. */
  public static final String DEFAULT_DEPLOYMENT = "gpt-5-mini";

  private enum Provider {
    AZURE_OPENAI,
    OLLAMA,
    OPENAI
  }

  private enum Embedding {
    LOCAL,
    AZURE_OPENAI
  }

  public static ModelSettings read(SettingsReader settings) {
    Path prompts =
        settings.path("ONWARD_PROMPTS", "prompts", "folder of the prompts for the chat model");
    Optional<Provider> named =
        settings.optionalChoice(
            "ONWARD_MODEL",
            Provider.class,
            "who serves the chat model: azure-openai, ollama or openai (any server that speaks as"
                + " OpenAI does); without it Azure OpenAI where its endpoint is set");
    Optional<String> small =
        settings.optionalText(
            "ONWARD_MODEL_SMALL",
            "deployment or model for small tasks, such as summaries; without it the one that"
                + " answers");
    Optional<AzureOpenAi> azure = azure(settings, named, small);
    Optional<Service> other = other(settings, named, small);
    return new ModelSettings(
        prompts,
        other.isPresent() ? other : azure.map(Service.class::cast),
        patience(settings),
        budget(settings),
        embeddings(settings, azure));
  }

  private static Optional<AzureOpenAi> azure(
      SettingsReader settings, Optional<Provider> named, Optional<String> small) {
    Optional<URI> endpoint =
        settings.httpAddress(
            "ONWARD_AZURE_OPENAI_ENDPOINT",
            "address of the Azure OpenAI resource; without any model the embedded advisor answers");
    String deployment =
        settings.text(
            "ONWARD_AZURE_OPENAI_DEPLOYMENT",
            DEFAULT_DEPLOYMENT,
            "name of the chat model's deployment");
    String apiVersion =
        settings.text(
            "ONWARD_AZURE_OPENAI_API_VERSION", "2024-10-21", "version of Azure OpenAI's interface");
    Optional<Secret> key =
        settings.secret(
            "ONWARD_AZURE_OPENAI_KEY",
            "key of the resource; without it the identity of this machine or its user (Microsoft"
                + " Entra ID, as DefaultAzureCredential finds it)");
    if (named.filter(Provider.AZURE_OPENAI::equals).isPresent() && endpoint.isEmpty()) {
      settings.fault("ONWARD_AZURE_OPENAI_ENDPOINT is missing; ONWARD_MODEL asks for it");
    }
    refuseOpenLine(settings, "ONWARD_AZURE_OPENAI_ENDPOINT", endpoint);
    return endpoint.map(
        address -> new AzureOpenAi(address, deployment, small.orElse(deployment), apiVersion, key));
  }

  private static Optional<Service> other(
      SettingsReader settings, Optional<Provider> named, Optional<String> small) {
    Optional<URI> given =
        settings.httpAddress(
            "ONWARD_MODEL_URL",
            "address of the server for ollama (usually http://localhost:11434) or openai (with its"
                + " path, such as http://localhost:8000/v1)");
    Optional<String> name =
        settings.optionalText("ONWARD_MODEL_NAME", "name of the model there, such as llama3.1");
    Optional<Secret> key = settings.secret("ONWARD_MODEL_KEY", "key for an openai server");
    if (named.isEmpty() || named.get() == Provider.AZURE_OPENAI) {
      return Optional.empty();
    }
    boolean ollama = named.get() == Provider.OLLAMA;
    Optional<URI> url =
        ollama ? given.or(() -> Optional.of(URI.create("http://localhost:11434"))) : given;
    if (url.isEmpty()) {
      settings.fault("ONWARD_MODEL_URL is missing; ONWARD_MODEL asks for it");
    }
    if (name.isEmpty()) {
      settings.fault("ONWARD_MODEL_NAME is missing; ONWARD_MODEL asks for it");
    }
    // A server in one's own network often speaks plain HTTP; a key must not go over it.
    if (key.isPresent()) {
      refuseOpenLine(settings, "ONWARD_MODEL_URL", url);
    }
    String model = name.orElse("");
    return url.map(address ->
        ollama
            ? new Ollama(address, model, small.orElse(model))
            : new OpenAi(address, model, small.orElse(model), key));
  }

  private static Patience patience(SettingsReader settings) {
    return new Patience(
        settings.duration(
            "ONWARD_MODEL_CONNECT", "5s", "how long to wait for a connection to the model"),
        settings.duration(
            "ONWARD_MODEL_FIRST_WORDS",
            "20s",
            "how long to wait for the model's first words, and for each further ones"),
        settings.duration(
            "ONWARD_MODEL_WHOLE_ANSWER", "2m", "how long to wait for its whole answer"),
        settings.duration(
            "ONWARD_MODEL_REST", "30s", "how long a model that keeps failing is left alone"));
  }

  private static Budget budget(SettingsReader settings) {
    return new Budget(
        settings.number(
            "ONWARD_MODEL_PROMPT_TOKENS",
            8_000,
            3_000,
            200_000,
            "most tokens of one prompt; passages are chosen and old turns summarised to fit"),
        settings.number(
            "ONWARD_MODEL_TOKENS_PER_DAY",
            2_000_000,
            0,
            Integer.MAX_VALUE,
            "most tokens of one day (UTC); after them the embedded advisor answers"),
        settings.number(
            "ONWARD_MODEL_PROMPT_PRICE",
            15,
            0,
            1_000_000,
            "price of a million prompt tokens in cents, to reckon the cost"),
        settings.number(
            "ONWARD_MODEL_COMPLETION_PRICE",
            60,
            0,
            1_000_000,
            "price of a million completion tokens in cents"));
  }

  private static Optional<Embeddings> embeddings(
      SettingsReader settings, Optional<AzureOpenAi> azure) {
    Embedding chosen =
        settings.choice(
            "ONWARD_EMBEDDINGS",
            Embedding.class,
            Embedding.LOCAL,
            "where passages and questions are embedded for the search: local, or azure-openai"
                + " (the passages then go there)");
    String deployment =
        settings.text(
            "ONWARD_AZURE_OPENAI_EMBEDDINGS",
            "text-embedding-3-small",
            "name of the embedding model's deployment");
    if (chosen == Embedding.LOCAL) {
      return Optional.empty();
    }
    if (azure.isEmpty()) {
      settings.fault("ONWARD_AZURE_OPENAI_ENDPOINT is missing; ONWARD_EMBEDDINGS asks for it");
    }
    return azure.map(resource -> new Embeddings(resource, deployment));
  }

  private static void refuseOpenLine(SettingsReader settings, String name, Optional<URI> address) {
    if (address.filter(ModelSettings::isOpenLine).isPresent()) {
      settings.fault(name + " must use https, unless it is this machine");
    }
  }

  /** Where others could read along. */
  private static boolean isOpenLine(URI address) {
    boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
    return !"https".equals(address.getScheme()) && !here;
  }
}

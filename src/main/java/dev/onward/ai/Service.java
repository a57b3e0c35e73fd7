package dev.onward.ai;

import dev.onward.settings.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Who serves the chat model, and how it is reached; {@code small} names the deployment or model for
 * small tasks.
 */
public sealed interface Service {
  /** A resource of Azure OpenAI; without a key the identity of this machine is used. */
  record AzureOpenAi(
      URI endpoint, String deployment, String small, String apiVersion, Optional<Secret> key)
      implements Service {}

  record Ollama(URI url, String model, String small) implements Service {}

  /** Any server that speaks as OpenAI does. */
  record OpenAi(URI url, String model, String small, Optional<Secret> key) implements Service {}

  /** As settings and answers name it. */
  default String name() {
    return switch (this) {
      case AzureOpenAi service -> "azure-openai";
      case Ollama service -> "ollama";
      case OpenAi service -> "openai";
    };
  }
}

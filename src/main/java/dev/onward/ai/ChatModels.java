package dev.onward.ai;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.onward.ai.ModelSettings.Patience;
import dev.onward.ai.Service.AzureOpenAi;
import dev.onward.ai.Service.Ollama;
import dev.onward.ai.Service.OpenAi;
import dev.onward.settings.Secret;

/** Makes LangChain4j's models: the one that answers, and the one for small tasks. */
final class ChatModels {
  private ChatModels() {}

  static StreamingChatModel answering(Service service, Patience patience) {
    return switch (service) {
      case AzureOpenAi azure -> azure(azure, azure.deployment(), patience);
      case Ollama ollama -> ollama(ollama, ollama.model(), patience);
      case OpenAi openAi -> openAi(openAi, openAi.model(), patience);
    };
  }

  static StreamingChatModel small(Service service, Patience patience) {
    return switch (service) {
      case AzureOpenAi azure -> azure(azure, azure.small(), patience);
      case Ollama ollama -> ollama(ollama, ollama.small(), patience);
      case OpenAi openAi -> openAi(openAi, openAi.small(), patience);
    };
  }

  private static StreamingChatModel azure(AzureOpenAi azure, String name, Patience patience) {
    return new AzureChat(new AzureClient(azure, patience), name);
  }

  private static StreamingChatModel ollama(Ollama ollama, String name, Patience patience) {
    return OllamaStreamingChatModel.builder()
        .httpClientBuilder(new StreamingHttp.Builder(patience.connect(), patience.words()))
        .timeout(patience.words())
        .baseUrl(ollama.url().toString())
        .modelName(name)
        .build();
  }

  private static StreamingChatModel openAi(OpenAi openAi, String name, Patience patience) {
    return OpenAiStreamingChatModel.builder()
        .httpClientBuilder(new StreamingHttp.Builder(patience.connect(), patience.words()))
        .timeout(patience.words())
        .baseUrl(openAi.url().toString())
        .apiKey(openAi.key().map(Secret::reveal).orElse("none"))
        .modelName(name)
        .build();
  }
}

package dev.onward.ai;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.azure.AzureOpenAiStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.FinishReason;
import dev.onward.ai.ModelSettings.AzureOpenAi;
import dev.onward.ai.ModelSettings.Patience;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The chat model, whoever serves it. It words answers; it decides no fact. Calls block the calling
 * thread, which should be a virtual one. Thread-safe.
 */
public final class LanguageModel {
  private final String name;
  private final StreamingChatModel model;
  private final Patience patience;

  private LanguageModel(String name, StreamingChatModel model, Patience patience) {
    this.name = name;
    this.model = model;
    this.patience = patience;
  }

  /** The model that the settings name, if they name one. Opens no connection yet. */
  public static Optional<LanguageModel> from(ModelSettings settings) {
    return settings
        .azureOpenAi()
        .map(azure ->
            new LanguageModel(
                "azure-openai", azure(azure, settings.patience()), settings.patience()));
  }

  private static StreamingChatModel azure(AzureOpenAi azure, Patience patience) {
    return AzureOpenAiStreamingChatModel.builder()
        .openAIAsyncClient(AzureClient.of(azure, patience))
        .deploymentName(azure.deployment())
        .build();
  }

  /** Names who serves it: {@code azure-openai}. */
  public String name() {
    return name;
  }

  /**
   * Lets the model continue a conversation and hands on its words as they come. Interrupting the
   * calling thread, or an exception of {@code words}, ends the call to the model.
   *
   * @return the whole text
   * @throws ModelFailure when the model gave no whole answer
   */
  public String continued(List<Line> conversation, Consumer<String> words) {
    ChatRequest request =
        ChatRequest.builder()
            .messages(conversation.stream().map(LanguageModel::message).toList())
            .build();
    Reception reception = new Reception(patience);
    model.chat(request, reception);
    String text = reception.receive(words);
    if (reception.finishReason() == FinishReason.CONTENT_FILTER) {
      throw new ModelFailure(ModelFailure.Kind.FILTERED, "the content filter stopped the answer");
    }
    if (text.isBlank()) {
      throw new ModelFailure(ModelFailure.Kind.EMPTY, "the model answered with nothing");
    }
    return text;
  }

  private static ChatMessage message(Line line) {
    return switch (line.speaker()) {
      case SYSTEM -> SystemMessage.from(line.text());
      case PERSON -> UserMessage.from(line.text());
      case ADVISOR -> AiMessage.from(line.text());
    };
  }

  static ModelFailure failure(Throwable error) {
    ModelFailure.Kind kind =
        switch (error) {
          case AuthenticationException e -> ModelFailure.Kind.UNAUTHORISED;
          case ModelNotFoundException e -> ModelFailure.Kind.NOT_FOUND;
          case RateLimitException e -> ModelFailure.Kind.BUSY;
          case ContentFilteredException e -> ModelFailure.Kind.FILTERED;
          case TimeoutException e -> ModelFailure.Kind.TIMEOUT;
          default -> ModelFailure.Kind.UNAVAILABLE;
        };
    // The library's own message can quote the request, so only its type is kept.
    return new ModelFailure(kind, error.getClass().getSimpleName());
  }
}

package dev.onward.ai;

import dev.langchain4j.model.azure.AzureOpenAiStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** A deployment of a chat model of Azure OpenAI, with a call of its own for each answer. */
final class AzureChat implements StreamingChatModel {
  private final AzureClient client;
  private final String deployment;

  AzureChat(AzureClient client, String deployment) {
    this.client = client;
    this.deployment = deployment;
  }

  @Override
  public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
    AzureCall call = new AzureCall(handler);
    AzureOpenAiStreamingChatModel.builder()
        .openAIAsyncClient(client.streaming(call))
        .deploymentName(deployment)
        .build()
        .chat(request, call);
  }
}

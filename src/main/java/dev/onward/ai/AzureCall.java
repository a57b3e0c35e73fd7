package dev.onward.ai;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One call to Azure OpenAI that ends when it is cancelled. The client library caches its stream, so
 * a cancellation that went through it would stop there, and the rest of the answer be written, and
 * paid, for nobody. For one use.
 */
final class AzureCall implements StreamingChatResponseHandler, StreamingHandle, HttpPipelinePolicy {
  private final StreamingChatResponseHandler handler;
  private volatile @Nullable HttpResponse response;
  private volatile boolean cancelled;

  AzureCall(StreamingChatResponseHandler handler) {
    this.handler = handler;
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
    return next.process().doOnNext(answered -> response = answered);
  }

  @Override
  public void cancel() {
    cancelled = true;
    HttpResponse answered = response;
    if (answered != null) {
      answered.close();
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
    handler.onPartialResponse(part, new PartialResponseContext(this));
  }

  @Override
  public void onPartialToolCall(PartialToolCall part, PartialToolCallContext context) {
    handler.onPartialToolCall(part, new PartialToolCallContext(this));
  }

  @Override
  public void onCompleteResponse(ChatResponse whole) {
    handler.onCompleteResponse(whole);
  }

  @Override
  public void onError(Throwable error) {
    handler.onError(error);
  }
}

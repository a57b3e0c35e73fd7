package dev.onward.ai;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.onward.ai.ModelFailure.Kind;
import dev.onward.ai.ModelSettings.Patience;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries one streamed reply from the client library's threads to the thread that asked. For one
 * use.
 */
final class Reception implements StreamingChatResponseHandler {
  private sealed interface Event {
    record Words(String text) implements Event {}

    /** Something came that is no words yet, such as a part of a tool call. */
    record Sign() implements Event {}

    record Done(ChatResponse response) implements Event {}

    record Failed(ModelFailure failure) implements Event {}
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Patience patience;
  private final Consumer<String> words;
  private final StringBuilder text = new StringBuilder();
  private volatile @Nullable StreamingHandle handle;
  private volatile boolean abandoned;

  Reception(Patience patience, Consumer<String> words) {
    this.patience = patience;
    this.words = words;
  }

  /** True once a reader may have seen words of this reply. */
  boolean hasBegun() {
    return !text.isEmpty();
  }

  /**
   * Waits for the whole reply.
   *
   * @throws ModelFailure when it does not come whole
   */
  Reply receive() {
    long deadline = System.nanoTime() + patience.wholeAnswer().toNanos();
    boolean whole = false;
    try {
      while (true) {
        switch (next(Math.min(patience.words().toNanos(), deadline - System.nanoTime()))) {
          case Event.Words(String part) -> {
            text.append(part);
            words.accept(part);
          }
          case Event.Sign() -> {}
          case Event.Done(ChatResponse response) -> {
            whole = true;
            return checked(response);
          }
          case Event.Failed(ModelFailure failure) -> throw failure;
        }
      }
    } finally {
      if (!whole) {
        abandon();
      }
    }
  }

  private Reply checked(ChatResponse response) {
    FinishReason reason = response.finishReason();
    List<ToolCall> calls = calls(response);
    if (reason == FinishReason.CONTENT_FILTER) {
      throw new ModelFailure(Kind.FILTERED, "the content filter stopped the answer");
    }
    if (reason == null) {
      throw new ModelFailure(Kind.UNAVAILABLE, "the stream ended early");
    }
    if (text.toString().isBlank() && calls.isEmpty()) {
      throw new ModelFailure(Kind.EMPTY, "the model answered with nothing");
    }
    return new Reply(text.toString(), calls, tokens(response));
  }

  private static List<ToolCall> calls(ChatResponse response) {
    return response.aiMessage().toolExecutionRequests().stream().map(Reception::call).toList();
  }

  private static ToolCall call(ToolExecutionRequest request) {
    return new ToolCall(
        Optional.ofNullable(request.id()).orElse(""),
        Optional.ofNullable(request.name()).orElse(""),
        Optional.ofNullable(request.arguments()).orElse(""));
  }

  private static Reply.Tokens tokens(ChatResponse response) {
    TokenUsage usage = response.tokenUsage();
    return usage == null
        ? Reply.Tokens.NONE
        : new Reply.Tokens(
            Optional.ofNullable(usage.inputTokenCount()).orElse(0),
            Optional.ofNullable(usage.outputTokenCount()).orElse(0));
  }

  private Event next(long nanos) {
    try {
      Event event = nanos > 0 ? events.poll(nanos, TimeUnit.NANOSECONDS) : null;
      if (event == null) {
        throw new ModelFailure(Kind.TIMEOUT, "the model took too long");
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelFailure(Kind.ABANDONED, "nobody waits any more");
    }
  }

  private void abandon() {
    abandoned = true;
    StreamingHandle known = handle;
    if (known != null) {
      known.cancel();
    }
  }

  @Override
  public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
    came(context.streamingHandle(), new Event.Words(part.text()));
  }

  @Override
  public void onPartialToolCall(PartialToolCall part, PartialToolCallContext context) {
    came(context.streamingHandle(), new Event.Sign());
  }

  private void came(StreamingHandle from, Event event) {
    handle = from;
    if (abandoned) {
      from.cancel();
      return;
    }
    events.add(event);
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    events.add(new Event.Done(response));
  }

  @Override
  public void onError(Throwable error) {
    events.add(new Event.Failed(Failures.of(error)));
  }
}

package dev.onward.ai;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import dev.onward.ai.ModelSettings.Patience;
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

    record Done(@Nullable FinishReason reason) implements Event {}

    record Failed(ModelFailure failure) implements Event {}
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Patience patience;
  private volatile @Nullable StreamingHandle handle;
  private volatile boolean abandoned;
  private @Nullable FinishReason finishReason;

  Reception(Patience patience) {
    this.patience = patience;
  }

  String receive(Consumer<String> words) {
    StringBuilder text = new StringBuilder();
    long deadline = System.nanoTime() + patience.wholeAnswer().toNanos();
    long wait = Math.min(patience.firstWords().toNanos(), patience.wholeAnswer().toNanos());
    boolean whole = false;
    try {
      while (!whole) {
        switch (next(wait)) {
          case Event.Words(String part) -> {
            text.append(part);
            words.accept(part);
          }
          case Event.Done(FinishReason reason) -> {
            finishReason = reason;
            whole = true;
          }
          case Event.Failed(ModelFailure failure) -> throw failure;
        }
        wait = deadline - System.nanoTime();
      }
      return text.toString();
    } finally {
      if (!whole) {
        abandon();
      }
    }
  }

  @Nullable FinishReason finishReason() {
    return finishReason;
  }

  private Event next(long nanos) {
    try {
      Event event = nanos > 0 ? events.poll(nanos, TimeUnit.NANOSECONDS) : null;
      if (event == null) {
        throw new ModelFailure(ModelFailure.Kind.TIMEOUT, "the model took too long");
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelFailure(ModelFailure.Kind.UNAVAILABLE, "the wait was interrupted");
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
    handle = context.streamingHandle();
    if (abandoned) {
      context.streamingHandle().cancel();
      return;
    }
    events.add(new Event.Words(part.text()));
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    events.add(new Event.Done(response.finishReason()));
  }

  @Override
  public void onError(Throwable error) {
    events.add(new Event.Failed(LanguageModel.failure(error)));
  }
}

package dev.onward.ai;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.onward.ai.ModelFailure.Kind;
import dev.onward.ai.ModelSettings.Budget;
import dev.onward.ai.ModelSettings.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The chat model, whoever serves it. It words answers; it decides no fact. Calls block the calling
 * thread, which should be a virtual one; each ends in time, and a service that keeps failing is
 * left alone for a while. Thread-safe.
 */
public final class LanguageModel {
  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(400);

  /** A person waits meanwhile; whoever asks for a longer pause gets it, without the person. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final String name;
  private final Served answering;
  private final Served small;
  private final Patience patience;
  private final Budget budget;
  private final TokenCounter counter = new TokenCounter();

  /** A model with the breaker of its own deployment: the limits of Azure are by deployment. */
  private record Served(StreamingChatModel model, Breaker breaker) {}

  private LanguageModel(Service service, Patience patience, Budget budget) {
    this.name = service.name();
    this.patience = patience;
    this.budget = budget;
    this.answering =
        new Served(
            ChatModels.answering(service, patience), new Breaker("answering", patience.rest()));
    this.small =
        new Served(ChatModels.small(service, patience), new Breaker("small", patience.rest()));
  }

  /** The model that the settings name, if they name one. Opens no connection yet. */
  public static Optional<LanguageModel> from(ModelSettings settings) {
    return settings
        .service()
        .map(service -> new LanguageModel(service, settings.patience(), settings.budget()));
  }

  /** Names who serves it: {@code azure-openai}. */
  public String name() {
    return name;
  }

  public Budget budget() {
    return budget;
  }

  public TokenCounter counter() {
    return counter;
  }

  /**
   * Lets the model continue a conversation and hands on its words as they come. Interrupting the
   * calling thread, or an exception of {@code words}, ends the call to the model.
   *
   * @throws ModelFailure when the model gave no whole reply
   */
  public Reply reply(List<Line> conversation, List<Tool> tools, Consumer<String> words) {
    return persistently(answering, conversation, tools, words);
  }

  /**
   * The same for a small task, which nobody reads along: tried once, and given up as soon as a
   * first word would be.
   *
   * @throws ModelFailure when the model gave no whole reply
   */
  public Reply small(List<Line> conversation) {
    return once(
        small, conversation, new Reception(patience.ofSmallTasks(), words -> {}), List.of());
  }

  private Reply persistently(
      Served served, List<Line> conversation, List<Tool> tools, Consumer<String> words) {
    ModelFailure before = null;
    for (int attempt = 1; ; attempt++) {
      Reception reception = new Reception(patience, words);
      try {
        return once(served, conversation, reception, tools);
      } catch (ModelFailure e) {
        if (e.kind() == Kind.RESTING && before != null) {
          throw before;
        }
        before = e;
        Duration pause = e.retryAfter().orElse(FIRST_PAUSE.multipliedBy(attempt));
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
          served.breaker().restFor(pause);
          throw e;
        }
        if (attempt == ATTEMPTS || reception.hasBegun() || !e.kind().mayPass()) {
          throw e;
        }
        pause(pause);
      }
    }
  }

  private Reply once(
      Served served, List<Line> conversation, Reception reception, List<Tool> tools) {
    served.breaker().begin();
    boolean judged = false;
    try {
      begin(served.model(), Requests.of(conversation, tools), reception);
      Reply reply = counted(reception.receive(), conversation);
      served.breaker().succeeded();
      judged = true;
      return reply;
    } catch (ModelFailure e) {
      served.breaker().failed(e);
      judged = true;
      throw e;
    } finally {
      if (!judged) {
        served.breaker().released();
      }
    }
  }

  /** Some of what a service would refuse is refused by the client library on the spot. */
  private static void begin(StreamingChatModel model, ChatRequest request, Reception reception) {
    try {
      model.chat(request, reception);
    } catch (RuntimeException e) {
      throw Failures.of(e);
    }
  }

  private Reply counted(Reply reply, List<Line> conversation) {
    return reply.tokens().prompt() > 0
        ? reply
        : new Reply(
            reply.text(),
            reply.calls(),
            new Reply.Tokens(counter.countLines(conversation), counter.count(reply.text())));
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelFailure(Kind.ABANDONED, "nobody waits any more");
    }
  }
}

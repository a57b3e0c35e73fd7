package dev.onward.teams.inbox;

import dev.onward.teams.connector.Activity;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Teams wants an answer to at once, in the reply to its request. */
public final class InvokeHandler {
  private static final Logger log = LoggerFactory.getLogger(InvokeHandler.class);

  /** Teams shows a fault of its own after ten to fifteen seconds. */
  public static final Duration IN_TIME = Duration.ofSeconds(8);

  private final Function<Activity, InvokeResponse> cards;
  private final Consumer<Activity> feedback;
  private final Duration inTime;

  /** Who answers presses on cards, who takes feedback, and how long they have. */
  public InvokeHandler(
      Function<Activity, InvokeResponse> cards, Consumer<Activity> feedback, Duration inTime) {
    this.cards = cards;
    this.feedback = feedback;
    this.inTime = inTime;
  }

  /** A reply over HTTP. */
  public record Answered(int status, Object body) {}

  Answered answer(Activity activity) {
    return switch (activity.name()) {
      case "adaptiveCard/action" -> new Answered(200, inTime(activity));
      case "message/submitAction" -> {
        feedback.accept(activity);
        yield new Answered(200, Map.of());
      }
      default -> new Answered(501, Map.of());
    };
  }

  private InvokeResponse inTime(Activity activity) {
    FutureTask<InvokeResponse> work = new FutureTask<>(() -> cards.apply(activity));
    Thread worker = Thread.ofVirtual().name("teams-card").start(work);
    try {
      return work.get(inTime.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      worker.interrupt();
      return InvokeResponse.fault(500, "Late", "This takes too long just now; press again.");
    } catch (ExecutionException e) {
      String errorId = UUID.randomUUID().toString();
      log.error("a card could not be answered, error {}", errorId, e.getCause());
      return InvokeResponse.fault(500, "Broken", "Something broke on our side; quote " + errorId);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return InvokeResponse.fault(503, "Stopping", "The server is stopping; press again.");
    }
  }
}

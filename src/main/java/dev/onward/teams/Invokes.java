package dev.onward.teams;

import dev.onward.teams.CardActions.Response;
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
final class Invokes {
  private static final Logger log = LoggerFactory.getLogger(Invokes.class);

  /** Teams shows a fault of its own after ten to fifteen seconds. */
  static final Duration IN_TIME = Duration.ofSeconds(8);

  private final Function<Activity, Response> cards;
  private final Consumer<Activity> feedback;
  private final Duration inTime;

  /** Who answers presses on cards, who takes feedback, and how long they have. */
  Invokes(Function<Activity, Response> cards, Consumer<Activity> feedback, Duration inTime) {
    this.cards = cards;
    this.feedback = feedback;
    this.inTime = inTime;
  }

  /** A reply over HTTP. */
  record Answered(int status, Object body) {}

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

  private Response inTime(Activity activity) {
    FutureTask<Response> work = new FutureTask<>(() -> cards.apply(activity));
    Thread worker = Thread.ofVirtual().name("teams-card").start(work);
    try {
      return work.get(inTime.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      worker.interrupt();
      return Response.fault(500, "Late", "This takes too long just now; press again.");
    } catch (ExecutionException e) {
      String errorId = UUID.randomUUID().toString();
      log.error("a card could not be answered, error {}", errorId, e.getCause());
      return Response.fault(500, "Broken", "Something broke on our side; quote " + errorId);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Response.fault(503, "Stopping", "The server is stopping; press again.");
    }
  }
}

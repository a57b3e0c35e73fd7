package dev.onward.teams;

import dev.onward.teams.CardActions.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Teams wants an answer to at once, in the reply to its request. */
final class Invokes {
  private static final Logger log = LoggerFactory.getLogger(Invokes.class);

  /** Teams shows a fault of its own after ten to fifteen seconds. */
  private static final Duration IN_TIME = Duration.ofSeconds(8);

  private final CardActions cards;
  private final Feedbacks feedbacks;

  Invokes(CardActions cards, Feedbacks feedbacks) {
    this.cards = cards;
    this.feedbacks = feedbacks;
  }

  /** A reply over HTTP. */
  record Answered(int status, Object body) {}

  Answered answer(Activity activity) {
    return switch (activity.name()) {
      case "adaptiveCard/action" -> new Answered(200, inTime(activity));
      case "message/submitAction" -> {
        feedbacks.submit(activity);
        yield new Answered(200, Map.of());
      }
      default -> new Answered(501, Map.of());
    };
  }

  private Response inTime(Activity activity) {
    FutureTask<Response> work = new FutureTask<>(() -> cards.respond(activity));
    Thread worker = Thread.ofVirtual().name("teams-card").start(work);
    try {
      return work.get(IN_TIME.toMillis(), TimeUnit.MILLISECONDS);
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

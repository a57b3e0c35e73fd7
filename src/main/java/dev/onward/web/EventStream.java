package dev.onward.web;

import dev.onward.database.Json;
import dev.onward.talk.Answer;
import dev.onward.talk.Citation;
import dev.onward.talk.LiveAnswer;
import dev.onward.talk.LiveAnswer.Event;
import dev.onward.talk.Turn;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells an answer as server-sent events (WHATWG HTML, section 9.2). Each event's id is the
 * message's id and the event's number, so that a client that comes back is told the rest.
 */
final class EventStream {
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /**
   * How long work goes on for a listener who may come back: a reload takes a while on a slow line.
   */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final String conversationId;
  private final String messageId;
  private final Supplier<@Nullable String> planId;
  private final int skip;
  private final OutputStream out;
  private int next;

  private EventStream(
      Context request,
      String conversationId,
      String messageId,
      int skip,
      Supplier<@Nullable String> planId)
      throws IOException {
    this.conversationId = conversationId;
    this.messageId = messageId;
    this.skip = skip;
    this.planId = planId;
    request.res().setContentType("text/event-stream");
    request.res().setCharacterEncoding(StandardCharsets.UTF_8.name());
    request.header("Cache-Control", "no-cache, no-transform");
    request.header("X-Accel-Buffering", "no");
    request.header("Onward-Conversation", conversationId);
    request.header("Onward-Message", messageId);
    this.out = request.res().getOutputStream();
    out.flush();
  }

  /** Tells an answer as it is made, without the first {@code skip} events. */
  static void tell(
      Context request, LiveAnswer answer, int skip, Supplier<@Nullable String> planId) {
    answer.join();
    try {
      EventStream stream =
          new EventStream(request, answer.conversationId(), answer.turnId(), skip, planId);
      int seen = 0;
      boolean over = false;
      while (!over) {
        List<Event> events = answer.await(seen, SILENCE);
        if (events.isEmpty()) {
          stream.write(": still here\n\n");
        }
        for (Event event : events) {
          over = stream.tell(event);
        }
        seen += events.size();
        stream.out.flush();
      }
    } catch (IOException e) {
      // The client went away; leaving below lets the work end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      answer.leave(GRACE);
    }
  }

  /** Tells an answer that was kept, without the first {@code skip} events. */
  static void tell(Context request, Turn turn, int skip) {
    try {
      Answer answer = turn.answer();
      // That there is no answer is told to whoever comes back, however much they heard of one.
      EventStream stream =
          new EventStream(
              request, turn.conversationId(), turn.id(), answer == null ? 0 : skip, () -> null);
      if (answer == null) {
        stream.event("error", unanswered(turn.state()));
      } else {
        stream.tell(new Event.Begun(answer.answeredBy()));
        for (String piece : answer.pieces()) {
          stream.tell(new Event.Words(piece));
        }
        stream.tell(new Event.Ended(answer));
      }
      stream.out.flush();
    } catch (IOException e) {
      // The client went away again.
    }
  }

  private static Problem unanswered(Turn.State state) {
    String why =
        switch (state) {
          case STOPPED -> "This answer was stopped; ask again for it";
          case FAILED -> "Something broke on our side; ask again";
          case ANSWERING, ANSWERED, INTERRUPTED ->
              "This answer was interrupted, since the server ended; ask again";
        };
    return Problem.of(HttpStatus.CONFLICT, why);
  }

  /** True where the event is the last one. */
  private boolean tell(Event event) throws IOException {
    switch (event) {
      case Event.Begun(String answeredBy) ->
          event("start", new Views.Start(conversationId, messageId, answeredBy));
      case Event.Words(String text) -> event("token", new Views.Token(text));
      case Event.Ended(Answer answer) -> end(answer);
      case Event.Failed(String errorId) -> event("error", Problem.ours(errorId));
      case Event.Stopped() ->
          event(
              "error",
              Problem.of(HttpStatus.CONFLICT, "This answer was stopped; ask again for it"));
      case Event.Interrupted() -> event("error", unanswered(Turn.State.INTERRUPTED));
      case Event.TooMuch() ->
          event("error", Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ChatRoutes.TOO_MUCH));
    }
    return event.isLast();
  }

  private void end(Answer answer) throws IOException {
    for (Citation citation : answer.citations()) {
      event("citation", citation);
    }
    if (answer.plan() != null) {
      event("plan", Views.PlanView.of(planId.get(), answer.plan(), answer.citations()));
    }
    event("followups", new Views.FollowUps(answer.followUps()));
    event("done", Views.Done.of(answer));
  }

  private void event(String name, Object data) throws IOException {
    int number = next++;
    if (number >= skip) {
      write(
          "id: %s:%d\nevent: %s\ndata: %s\n\n"
              .formatted(messageId, number, name, Json.write(data)));
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}

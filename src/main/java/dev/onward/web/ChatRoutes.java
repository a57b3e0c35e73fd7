package dev.onward.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onward.database.Json;
import dev.onward.talk.Answer;
import dev.onward.talk.Conversation;
import dev.onward.talk.Conversations;
import dev.onward.talk.LiveAnswer;
import dev.onward.talk.LiveAnswer.Event;
import dev.onward.talk.Memory;
import dev.onward.talk.Talk;
import dev.onward.talk.Turn;
import dev.onward.web.Views.ConversationRow;
import dev.onward.web.Views.ConversationRows;
import dev.onward.web.Views.TurnView;
import dev.onward.web.Views.Whole;
import dev.onward.web.Views.WholeConversation;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conversations over HTTP. */
final class ChatRoutes {
  private static final int LONGEST_MESSAGE = 4_000;
  private static final int LONGEST_NOTE = 2_000;
  static final String TOO_MUCH =
      "This takes more computing than one answer may; ask for less at a time";
  private static final Duration WHOLE_ANSWER = Duration.ofMinutes(3);
  private static final Pattern UNREADABLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\x{fffe}\\x{ffff}&&[^\\n\\r\\t]]");
  private static final Pattern EVENT_ID = Pattern.compile("([0-9a-f-]{36}):(\\d{1,6})");

  private final Talk talk;
  private final Conversations conversations;
  private final Memory memory;
  private final Sessions sessions;
  private final Limits limits;

  ChatRoutes(
      Talk talk, Conversations conversations, Memory memory, Sessions sessions, Limits limits) {
    this.talk = talk;
    this.conversations = conversations;
    this.memory = memory;
    this.sessions = sessions;
    this.limits = limits;
  }

  private record Question(@Nullable String message, @Nullable String conversationId) {}

  private record Feedback(@Nullable Boolean helpful, @Nullable String note) {}

  void chat(Context request) {
    Optional<Matcher> resumed = lastEvent(request);
    if (resumed.isPresent()) {
      tell(request, resumed.get().group(1), Integer.parseInt(resumed.get().group(2)) + 1);
      return;
    }
    Question question = body(request, Question.class);
    String message = message(question.message());
    String person = sessions.personOrNew(request);
    Limits.Slot slot = limits.question(request, person);
    try {
      memory.comesFrom(person, limits.place(request));
      LiveAnswer answer = talk.ask(person, Optional.ofNullable(question.conversationId()), message);
      if (wantsEvents(request)) {
        EventStream.tell(request, answer, 0, () -> planId(person));
      } else {
        request.json(whole(answer, person));
      }
    } finally {
      slot.close();
    }
  }

  /** Only a client that names JSON and not event streams gets the answer in one piece. */
  private static boolean wantsEvents(Context request) {
    String accept = Optional.ofNullable(request.header("Accept")).orElse("");
    return !accept.contains("application/json") || accept.contains("text/event-stream");
  }

  private static String message(@Nullable String message) {
    String text = message == null ? "" : message.strip();
    if (text.isEmpty() || text.length() > LONGEST_MESSAGE) {
      throw new Refused(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "Send a \"message\" of 1 to %,d characters; this one has %,d"
              .formatted(LONGEST_MESSAGE, text.length()));
    }
    return text;
  }

  private Whole whole(LiveAnswer answer, String person) {
    answer.join();
    try {
      int seen = 0;
      long end = System.nanoTime() + WHOLE_ANSWER.toNanos();
      while (System.nanoTime() < end) {
        List<Event> events = answer.await(seen, WHOLE_ANSWER);
        seen += events.size();
        for (Event event : events) {
          switch (event) {
            case Event.Begun e -> {}
            case Event.Words e -> {}
            case Event.Ended(Answer whole) -> {
              String plan = whole.plan() == null ? null : planId(person);
              return Whole.of(answer.conversationId(), answer.turnId(), whole, plan);
            }
            case Event.Failed(String errorId) -> throw new Broken(errorId);
            case Event.Stopped e ->
                throw new Refused(HttpStatus.CONFLICT, "This answer was stopped; ask again");
            case Event.Interrupted e -> throw Refused.ending(Duration.ofSeconds(5));
            case Event.TooMuch e -> throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, TOO_MUCH);
          }
        }
      }
      throw new Refused(HttpStatus.GATEWAY_TIMEOUT, "The answer took too long; ask again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "The server is stopping; ask again");
    } finally {
      answer.leave(Duration.ZERO);
    }
  }

  /** An answer failed; the id is in the log. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorId;

    Broken(String errorId) {
      super(errorId);
      this.errorId = errorId;
    }

    String errorId() {
      return errorId;
    }
  }

  private @Nullable String planId(String person) {
    return memory.plan(person).map(Memory.KeptPlan::id).orElse(null);
  }

  private static Optional<Matcher> lastEvent(Context request) {
    String id = request.header("Last-Event-ID");
    if (id == null) {
      return Optional.empty();
    }
    Matcher matcher = EVENT_ID.matcher(id);
    if (!matcher.matches()) {
      throw new Refused(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "Send a Last-Event-ID as an event of this server had it");
    }
    return Optional.of(matcher);
  }

  /** The events of a message again, from the one after {@code Last-Event-ID}. */
  void events(Context request) {
    int from = lastEvent(request).map(id -> Integer.parseInt(id.group(2)) + 1).orElse(0);
    tell(request, request.pathParam("id"), from);
  }

  private void tell(Context request, String turnId, int from) {
    String person = sessions.person(request).orElseThrow(() -> Refused.notFound("message"));
    Turn turn = conversations.turn(person, turnId).orElseThrow(() -> Refused.notFound("message"));
    Optional<LiveAnswer> live = talk.live(turnId);
    if (live.isPresent()) {
      EventStream.tell(request, live.get(), from, () -> planId(person));
    } else {
      EventStream.tell(request, conversations.turn(person, turnId).orElse(turn), from);
    }
  }

  void stop(Context request) {
    String person = sessions.person(request).orElseThrow(() -> Refused.notFound("message"));
    String id = request.pathParam("id");
    if (conversations.turn(person, id).isEmpty()) {
      throw Refused.notFound("message");
    }
    talk.live(id).ifPresent(LiveAnswer::stop);
    request.status(HttpStatus.NO_CONTENT);
  }

  /** How an answer came about: what tools did, what the check found, what it used up. */
  void making(Context request) {
    Turn turn =
        sessions
            .person(request)
            .flatMap(person -> conversations.turn(person, request.pathParam("id")))
            .orElseThrow(() -> Refused.notFound("message"));
    Answer answer = turn.answer();
    if (answer == null || answer.making() == null) {
      throw new Refused(
          HttpStatus.NOT_FOUND,
          "No language model took part in this answer, so there is no record of it");
    }
    request.json(answer.making());
  }

  /** What a question was taken for, and what else it could have been. */
  void inspect(Context request) {
    request.json(
        sessions
            .person(request)
            .flatMap(person -> conversations.inspection(person, request.pathParam("id")))
            .orElseThrow(() -> Refused.notFound("record of this answer")));
  }

  void list(Context request) {
    List<ConversationRow> rows =
        sessions.person(request).map(conversations::list).orElse(List.of()).stream()
            .map(ConversationRow::of)
            .toList();
    request.json(new ConversationRows(rows));
  }

  void conversation(Context request) {
    String id = request.pathParam("id");
    Conversation conversation =
        sessions
            .person(request)
            .flatMap(person -> conversations.find(person, id))
            .orElseThrow(() -> Refused.notFound("conversation"));
    request.json(
        new WholeConversation(
            id, conversation.title(), conversations.turns(id).stream().map(TurnView::of).toList()));
  }

  void delete(Context request) {
    String id = request.pathParam("id");
    boolean deleted =
        sessions.person(request).map(person -> conversations.delete(person, id)).orElse(false);
    if (!deleted) {
      throw Refused.notFound("conversation");
    }
    request.status(HttpStatus.NO_CONTENT);
  }

  void rate(Context request) {
    Feedback feedback = body(request, Feedback.class);
    String note = feedback.note() == null ? "" : feedback.note().strip();
    if (feedback.helpful() == null || note.length() > LONGEST_NOTE) {
      throw new Refused(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "Send \"helpful\" as true or false, and a \"note\" of at most %,d characters"
              .formatted(LONGEST_NOTE));
    }
    Turn turn =
        sessions
            .person(request)
            .flatMap(person -> conversations.turn(person, request.pathParam("id")))
            .orElseThrow(() -> Refused.notFound("message"));
    conversations.rate(turn.id(), feedback.helpful(), note);
    request.status(HttpStatus.NO_CONTENT);
  }

  static <T> T body(Context request, Class<T> type) {
    String contentType = Optional.ofNullable(request.contentType()).orElse("");
    if (!contentType.startsWith("application/json")) {
      throw new Refused(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON with Content-Type: application/json");
    }
    try {
      JsonNode sent = Json.mapper().readTree(request.body());
      T value = sent == null ? null : Json.mapper().treeToValue(readable(sent), type);
      if (value == null) {
        throw new Refused(HttpStatus.BAD_REQUEST, "Send a JSON object, not null");
      }
      return value;
    } catch (JsonMappingException e) {
      throw unreadable(e);
    } catch (JsonProcessingException e) {
      throw new Refused(HttpStatus.BAD_REQUEST, "Send a JSON object; this is not one");
    }
  }

  /**
   * Without the characters that nobody can read and not every database keeps: controls but for line
   * ends and tabs, and halves of characters.
   */
  private static JsonNode readable(JsonNode sent) {
    return switch (sent) {
      case TextNode text -> new TextNode(UNREADABLE.matcher(text.textValue()).replaceAll(""));
      case ObjectNode object -> {
        object.properties().forEach(field -> field.setValue(readable(field.getValue())));
        yield object;
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, readable(array.get(i)));
        }
        yield array;
      }
      default -> sent;
    };
  }

  /** Names the field that holds a value of the wrong kind. */
  private static Refused unreadable(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(Objects::nonNull)
        .reduce((outer, inner) -> inner)
        .map(field ->
            new Refused(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Send another \"%s\": a value of this kind does not fit there".formatted(field)))
        .orElseGet(
            () -> new Refused(HttpStatus.BAD_REQUEST, "Send a JSON object; this is not one"));
  }
}

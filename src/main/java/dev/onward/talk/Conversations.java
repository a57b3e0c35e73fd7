package dev.onward.talk;

import dev.onward.database.Database;
import dev.onward.database.Json;
import dev.onward.understand.state.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The conversations of people, in the database. Thread-safe. */
public final class Conversations {
  private static final int TITLE_LENGTH = 70;
  private static final int LISTED = 200;

  private final Database database;
  private final InstantSource clock;

  public Conversations(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps a question, in a new conversation where {@code conversationId} is empty. */
  Turn begin(String personId, Optional<String> conversationId, String question) {
    Instant now = clock.instant();
    return database.inTransaction(handle -> {
      String conversation =
          conversationId
              .map(id -> touch(handle, personId, id, now))
              .orElseGet(() -> create(handle, personId, title(question), now));
      String id = UUID.randomUUID().toString();
      handle
          .createUpdate(
              """
              INSERT INTO turn (id, conversation_id, place, question, asked_at, state)
              SELECT :id, :conversation, COALESCE(MAX(place), 0) + 1, :question, :now, 'answering'
              FROM turn WHERE conversation_id = :conversation
              """)
          .bind("id", id)
          .bind("conversation", conversation)
          .bind("question", question)
          .bind("now", now.toEpochMilli())
          .execute();
      return new Turn(id, conversation, question, now, Turn.State.ANSWERING, null);
    });
  }

  private static String create(Handle handle, String personId, String title, Instant now) {
    String id = UUID.randomUUID().toString();
    handle
        .createUpdate(
            """
            INSERT INTO conversation (id, person_id, title, created_at, updated_at)
            VALUES (:id, :person, :title, :now, :now)
            """)
        .bind("id", id)
        .bind("person", personId)
        .bind("title", title)
        .bind("now", now.toEpochMilli())
        .execute();
    return id;
  }

  private static String touch(Handle handle, String personId, String id, Instant now) {
    int rows =
        handle
            .createUpdate(
                "UPDATE conversation SET updated_at = :now WHERE id = :id AND person_id = :person")
            .bind("now", now.toEpochMilli())
            .bind("id", id)
            .bind("person", personId)
            .execute();
    if (rows == 0) {
      throw new UnknownConversation();
    }
    return id;
  }

  private static String title(String question) {
    String line = question.replaceAll("\\s+", " ").strip();
    return line.length() <= TITLE_LENGTH ? line : line.substring(0, TITLE_LENGTH - 1) + "…";
  }

  /**
   * Keeps an answer, and what the conversation is about from then on.
   *
   * @param after makes of the state as it is now the one after the answer
   */
  void answered(Turn turn, Answer answer, Inspection inspection, UnaryOperator<State> after) {
    database.inTransaction(handle -> {
      // Locks the row on either database.
      handle.execute(
          "UPDATE conversation SET updated_at = updated_at WHERE id = ?", turn.conversationId());
      String state = Json.write(after.apply(state(handle, turn.conversationId())));
      handle.execute(
          "UPDATE conversation SET state = ? WHERE id = ?", state, turn.conversationId());
      int ended = end(handle, turn.id(), Turn.State.ANSWERED, Json.write(answer));
      if (ended > 0) {
        handle.execute(
            "INSERT INTO inspection (turn_id, content) VALUES (?, ?)",
            turn.id(),
            Json.write(inspection));
      }
      return ended;
    });
  }

  /** How an answer of the person's came about; empty of those from before that was kept. */
  public Optional<Inspection> inspection(String personId, String turnId) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT i.content FROM inspection i
                JOIN turn t ON t.id = i.turn_id
                JOIN conversation c ON c.id = t.conversation_id
                WHERE i.turn_id = :turn AND c.person_id = :person
                """)
            .bind("turn", turnId)
            .bind("person", personId)
            .mapTo(String.class)
            .findOne()
            .map(json -> Json.read(json, Inspection.class)));
  }

  /** Keeps that there will be no answer, and why. */
  void ended(String turnId, Turn.State state) {
    database.with(handle -> end(handle, turnId, state, null));
  }

  private int end(Handle handle, String turnId, Turn.State state, @Nullable String answer) {
    return handle
        .createUpdate(
            """
            UPDATE turn SET state = :state, answer = :answer, answered_at = :now
            WHERE id = :id AND state = 'answering'
            """)
        .bind("state", word(state))
        .bind("answer", answer)
        .bind("now", clock.millis())
        .bind("id", turnId)
        .execute();
  }

  /** Marks answers that a former process of this machine left unfinished. */
  public int interruptUnfinished() {
    return database.with(handle ->
        handle
            .createUpdate("UPDATE turn SET state = 'interrupted' WHERE state = 'answering'")
            .execute());
  }

  /** What the conversation was about so far. */
  State state(String conversationId) {
    return database.with(handle -> state(handle, conversationId));
  }

  private static State state(Handle handle, String conversationId) {
    return handle
        .createQuery("SELECT state FROM conversation WHERE id = :id AND state IS NOT NULL")
        .bind("id", conversationId)
        .mapTo(String.class)
        .findOne()
        .map(json -> Json.read(json, State.class))
        .orElse(State.NOTHING);
  }

  /** Keeps for the editor what a person objected to in the answer before, if they rated none. */
  void disputed(Turn turn) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO feedback (turn_id, helpful, note, given_at)
                SELECT id, 0, :note, :now FROM turn
                WHERE conversation_id = :conversation AND state = 'answered' AND id <> :id
                ORDER BY place DESC LIMIT 1
                ON CONFLICT (turn_id) DO NOTHING
                """)
            .bind("note", turn.question())
            .bind("now", clock.millis())
            .bind("conversation", turn.conversationId())
            .bind("id", turn.id())
            .execute());
  }

  /** The person's latest conversations, the newest first. */
  public List<Conversation> list(String personId) {
    return list(personId, LISTED);
  }

  /** All of the person's conversations, the newest first. */
  public List<Conversation> all(String personId) {
    return list(personId, Integer.MAX_VALUE);
  }

  private List<Conversation> list(String personId, int most) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT id, title, created_at, updated_at FROM conversation
                WHERE person_id = :person ORDER BY updated_at DESC, id LIMIT :most
                """)
            .bind("person", personId)
            .bind("most", most)
            .map(row -> toConversation(row))
            .list());
  }

  public Optional<Conversation> find(String personId, String id) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT id, title, created_at, updated_at FROM conversation
                WHERE person_id = :person AND id = :id
                """)
            .bind("person", personId)
            .bind("id", id)
            .map(row -> toConversation(row))
            .findOne());
  }

  private static Conversation toConversation(RowView row) {
    return new Conversation(
        row.getColumn("id", String.class),
        row.getColumn("title", String.class),
        Instant.ofEpochMilli(row.getColumn("created_at", Long.class)),
        Instant.ofEpochMilli(row.getColumn("updated_at", Long.class)));
  }

  /** In the order they were asked. */
  public List<Turn> turns(String conversationId) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT id, conversation_id, question, asked_at, state, answer FROM turn
                WHERE conversation_id = :conversation ORDER BY place
                """)
            .bind("conversation", conversationId)
            .map(row -> toTurn(row))
            .list());
  }

  /** A turn of one of the person's own conversations. */
  public Optional<Turn> turn(String personId, String turnId) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT t.id, t.conversation_id, t.question, t.asked_at, t.state, t.answer
                FROM turn t JOIN conversation c ON c.id = t.conversation_id
                WHERE t.id = :id AND c.person_id = :person
                """)
            .bind("id", turnId)
            .bind("person", personId)
            .map(row -> toTurn(row))
            .findOne());
  }

  private static Turn toTurn(RowView row) {
    String answer = row.getColumn("answer", String.class);
    return new Turn(
        row.getColumn("id", String.class),
        row.getColumn("conversation_id", String.class),
        row.getColumn("question", String.class),
        Instant.ofEpochMilli(row.getColumn("asked_at", Long.class)),
        Turn.State.valueOf(row.getColumn("state", String.class).toUpperCase(Locale.ROOT)),
        answer == null ? null : Json.read(answer, Answer.class));
  }

  /** Makes one person's conversations another's. */
  public void move(String fromPersonId, String toPersonId) {
    database.with(handle ->
        handle.execute(
            "UPDATE conversation SET person_id = ? WHERE person_id = ?", toPersonId, fromPersonId));
  }

  /** Deletes a conversation with its turns; false where the person has no such one. */
  public boolean delete(String personId, String id) {
    return database.with(handle ->
        handle
            .createUpdate("DELETE FROM conversation WHERE id = :id AND person_id = :person")
            .bind("id", id)
            .bind("person", personId)
            .execute())
        > 0;
  }

  /** Keeps what a reader thought of an answer; the latest word holds. */
  public void rate(String turnId, boolean helpful, String note) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO feedback (turn_id, helpful, note, given_at)
                VALUES (:turn, :helpful, :note, :now)
                ON CONFLICT (turn_id)
                DO UPDATE SET helpful = excluded.helpful, note = excluded.note,
                  given_at = excluded.given_at
                """)
            .bind("turn", turnId)
            .bind("helpful", helpful ? 1 : 0)
            .bind("note", note)
            .bind("now", clock.millis())
            .execute());
  }

  /** Forgets what a reader thought of an answer, since they took it back. */
  public void takeBack(String turnId) {
    database.with(handle -> handle.execute("DELETE FROM feedback WHERE turn_id = ?", turnId));
  }

  /** What the person thought of answers, in the order they said it. */
  public List<Feedback> feedback(String personId) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT f.turn_id, f.helpful, f.note, f.given_at
                FROM feedback f
                JOIN turn t ON t.id = f.turn_id
                JOIN conversation c ON c.id = t.conversation_id
                WHERE c.person_id = :person ORDER BY f.given_at, f.turn_id
                """)
            .bind("person", personId)
            .map(row ->
                new Feedback(
                    row.getColumn("turn_id", String.class),
                    row.getColumn("helpful", Integer.class) == 1,
                    row.getColumn("note", String.class),
                    Instant.ofEpochMilli(row.getColumn("given_at", Long.class))))
            .list());
  }

  private static String word(Turn.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}

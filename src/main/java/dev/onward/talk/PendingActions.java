package dev.onward.talk;

import dev.onward.advise.Action;
import dev.onward.database.Database;
import dev.onward.database.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What was asked back and waits for a yes, one action for each conversation, in the database so
 * that a yes holds after a restart and on another node. An action that asks for mails holds the
 * address that the person wrote, which is kept nowhere else in a conversation: here it stands in
 * the clear, until the next message of the conversation, whatever that says, and for ten minutes at
 * most. Thread-safe.
 */
final class PendingActions {
  private static final Duration WITH_ADDRESS = Duration.ofMinutes(10);

  /** A yes that comes later was hardly meant for what was asked. */
  private static final Duration OTHERS = Duration.ofHours(1);

  private final Database database;
  private final InstantSource clock;

  PendingActions(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Notes what a turn asked back, in place of what waited in its conversation before. */
  void keep(String person, Turn turn, Action action) {
    Duration time = action instanceof Action.AskForMails ? WITH_ADDRESS : OTHERS;
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO pending_action (conversation_id, person_id, turn_id, content, until)
                VALUES (:conversation, :person, :turn, :content, :until)
                ON CONFLICT (conversation_id)
                DO UPDATE SET person_id = excluded.person_id, turn_id = excluded.turn_id,
                  content = excluded.content, until = excluded.until
                """)
            .bind("conversation", turn.conversationId())
            .bind("person", person)
            .bind("turn", turn.id())
            .bind("content", Json.write(action))
            .bind("until", clock.instant().plus(time).toEpochMilli())
            .execute());
  }

  /**
   * Takes out what waits in the conversation of a turn: after any turn nothing waits that was asked
   * before it. Gives it where it was asked of this person, in the turn right before, and in time;
   * of two turns at once, to one.
   */
  Optional<Action> take(String person, Turn turn) {
    return database.inTransaction(handle -> {
      Optional<String> content =
          handle
              .createQuery(
                  """
                  SELECT p.content FROM pending_action p
                  JOIN turn asked ON asked.id = p.turn_id
                  JOIN turn t ON t.id = :turn
                  WHERE p.conversation_id = :conversation AND p.person_id = :person
                    AND p.until > :now AND t.place = asked.place + 1
                  """)
              .bind("turn", turn.id())
              .bind("conversation", turn.conversationId())
              .bind("person", person)
              .bind("now", clock.millis())
              .mapTo(String.class)
              .findOne();
      int taken =
          handle.execute(
              "DELETE FROM pending_action WHERE conversation_id = ?", turn.conversationId());
      return content.filter(json -> taken == 1).map(json -> Json.read(json, Action.class));
    });
  }

  /** Deletes what waited for too long. */
  int forgetLate() {
    return database.with(
        handle -> handle.execute("DELETE FROM pending_action WHERE until <= ?", clock.millis()));
  }
}

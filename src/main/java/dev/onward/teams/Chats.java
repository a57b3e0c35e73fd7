package dev.onward.teams;

import dev.onward.database.Database;
import dev.onward.teams.Chat.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The chats that we are in, what was said where, and which message carried which answer. */
final class Chats {
  private final Database database;
  private final InstantSource clock;

  Chats(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps how a chat is reached; whoever writes there has not blocked us. */
  void keep(Chat chat, @Nullable String person) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO teams_chat (id, kind, tenant_id, service_url, bot_id, person_id, seen_at)
                VALUES (:id, :kind, :tenant, :url, :bot, :person, :now)
                ON CONFLICT (id)
                DO UPDATE SET service_url = excluded.service_url, bot_id = excluded.bot_id,
                  person_id = excluded.person_id, seen_at = excluded.seen_at, closed_at = NULL
                """)
            .bind("id", chat.id())
            .bind("kind", chat.kind().name().toLowerCase(Locale.ROOT))
            .bind("tenant", chat.tenant())
            .bind("url", chat.serviceUrl())
            .bind("bot", chat.botId())
            .bind("person", person)
            .bind("now", clock.millis())
            .execute());
  }

  /** True for the first who asks; the others need not welcome anybody any more. */
  boolean mayWelcome(String chatId) {
    return database.with(handle ->
        handle
            .createUpdate(
                """
                UPDATE teams_chat SET welcomed_at = :now
                WHERE id = :id AND welcomed_at IS NULL
                """)
            .bind("now", clock.millis())
            .bind("id", chatId)
            .execute())
        == 1;
  }

  /** We were removed or blocked; nothing is sent there of our own accord. */
  void close(String chatId) {
    database.with(handle ->
        handle
            .createUpdate(
                "UPDATE teams_chat SET closed_at = :now, welcomed_at = NULL WHERE id = :id")
            .bind("now", clock.millis())
            .bind("id", chatId)
            .execute());
  }

  /** The personal chat in which a person can be told something unasked. */
  Optional<Chat> personal(String person) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT id, tenant_id, service_url, bot_id FROM teams_chat
                WHERE person_id = :person AND kind = 'personal' AND closed_at IS NULL
                ORDER BY seen_at DESC LIMIT 1
                """)
            .bind("person", person)
            .map(row -> toChat(row))
            .findOne());
  }

  private static Chat toChat(RowView row) {
    return new Chat(
        row.getColumn("id", String.class),
        Kind.PERSONAL,
        row.getColumn("tenant_id", String.class),
        row.getColumn("service_url", String.class),
        "msteams",
        row.getColumn("bot_id", String.class));
  }

  Optional<String> conversation(String chatId, String person) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT conversation_id FROM teams_thread
                WHERE chat_id = :chat AND person_id = :person
                """)
            .bind("chat", chatId)
            .bind("person", person)
            .mapTo(String.class)
            .findOne());
  }

  void goOn(String chatId, String person, String conversation) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO teams_thread (chat_id, person_id, conversation_id)
                VALUES (:chat, :person, :conversation)
                ON CONFLICT (chat_id, person_id)
                DO UPDATE SET conversation_id = excluded.conversation_id
                """)
            .bind("chat", chatId)
            .bind("person", person)
            .bind("conversation", conversation)
            .execute());
  }

  /** Remembers which answer a message carried. */
  void carried(String chatId, String activityId, String turnId) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO teams_answer (chat_id, activity_id, turn_id)
                VALUES (:chat, :activity, :turn)
                ON CONFLICT (chat_id, activity_id) DO UPDATE SET turn_id = excluded.turn_id
                """)
            .bind("chat", chatId)
            .bind("activity", activityId)
            .bind("turn", turnId)
            .execute());
  }

  /** Which message carried the answer to a turn. */
  Optional<String> carrier(String chatId, String turnId) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT activity_id FROM teams_answer
                WHERE chat_id = :chat AND turn_id = :turn
                """)
            .bind("chat", chatId)
            .bind("turn", turnId)
            .mapTo(String.class)
            .findFirst());
  }

  Optional<String> turn(String chatId, String activityId) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT turn_id FROM teams_answer
                WHERE chat_id = :chat AND activity_id = :activity
                """)
            .bind("chat", chatId)
            .bind("activity", activityId)
            .mapTo(String.class)
            .findOne());
  }

  /** Forgets chats in which nobody wrote for that long. */
  int forgetUnseenFor(Duration time) {
    return database.with(handle ->
        handle.execute(
            "DELETE FROM teams_chat WHERE seen_at < ?",
            clock.instant().minus(time).toEpochMilli()));
  }
}

package dev.onward.channel;

import dev.onward.database.Database;
import java.util.Optional;

/**
 * Which conversation a person's words in a chat go on with, and which message carried which answer.
 * Thread-safe.
 */
public final class Threads {
  private final Database database;
  private final String channel;

  public Threads(Database database, String channel) {
    this.database = database;
    this.channel = channel;
  }

  public Optional<String> conversation(String chatId, String person) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT conversation_id FROM channel_thread
                WHERE channel = :channel AND chat_id = :chat AND person_id = :person
                """)
            .bind("channel", channel)
            .bind("chat", chatId)
            .bind("person", person)
            .mapTo(String.class)
            .findOne());
  }

  public void goOn(String chatId, String person, String conversation) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO channel_thread (channel, chat_id, person_id, conversation_id)
                VALUES (:channel, :chat, :person, :conversation)
                ON CONFLICT (channel, chat_id, person_id)
                DO UPDATE SET conversation_id = excluded.conversation_id
                """)
            .bind("channel", channel)
            .bind("chat", chatId)
            .bind("person", person)
            .bind("conversation", conversation)
            .execute());
  }

  /** Remembers which answer a message carried. */
  public void carried(String chatId, String messageId, String turnId) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO channel_answer (channel, chat_id, message_id, turn_id)
                VALUES (:channel, :chat, :message, :turn)
                ON CONFLICT (channel, chat_id, message_id) DO UPDATE SET turn_id = excluded.turn_id
                """)
            .bind("channel", channel)
            .bind("chat", chatId)
            .bind("message", messageId)
            .bind("turn", turnId)
            .execute());
  }

  /** Which message carried the answer to a turn. */
  public Optional<String> carrier(String chatId, String turnId) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT message_id FROM channel_answer
                WHERE channel = :channel AND chat_id = :chat AND turn_id = :turn
                """)
            .bind("channel", channel)
            .bind("chat", chatId)
            .bind("turn", turnId)
            .mapTo(String.class)
            .findFirst());
  }

  public Optional<String> turn(String chatId, String messageId) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT turn_id FROM channel_answer
                WHERE channel = :channel AND chat_id = :chat AND message_id = :message
                """)
            .bind("channel", channel)
            .bind("chat", chatId)
            .bind("message", messageId)
            .mapTo(String.class)
            .findOne());
  }
}

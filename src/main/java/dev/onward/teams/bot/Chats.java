package dev.onward.teams.bot;

import dev.onward.database.Database;
import dev.onward.teams.connector.ConversationReference;
import dev.onward.teams.connector.ConversationReference.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The conversations that we are in, and where they are reached. Thread-safe. */
public final class Chats {
  private final Database database;
  private final InstantSource clock;

  public Chats(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps how a chat is reached; whoever writes there has not blocked us. */
  public void keep(ConversationReference chat, @Nullable String person) {
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
  public boolean mayWelcome(String chatId) {
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
  public void close(String chatId) {
    database.with(handle ->
        handle
            .createUpdate(
                "UPDATE teams_chat SET closed_at = :now, welcomed_at = NULL WHERE id = :id")
            .bind("now", clock.millis())
            .bind("id", chatId)
            .execute());
  }

  /** The personal chat in which a person can be told something unasked. */
  public Optional<ConversationReference> personal(String person) {
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

  private static ConversationReference toChat(RowView row) {
    return new ConversationReference(
        row.getColumn("id", String.class),
        Kind.PERSONAL,
        row.getColumn("tenant_id", String.class),
        row.getColumn("service_url", String.class),
        "msteams",
        row.getColumn("bot_id", String.class));
  }

  /** Forgets chats in which nobody wrote for that long. */
  public int forgetUnseenFor(Duration time) {
    return database.with(handle ->
        handle.execute(
            "DELETE FROM teams_chat WHERE seen_at < ?",
            clock.instant().minus(time).toEpochMilli()));
  }
}

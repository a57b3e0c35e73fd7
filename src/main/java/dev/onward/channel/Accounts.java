package dev.onward.channel;

import dev.onward.database.Database;
import dev.onward.talk.Memory;
import java.util.Optional;

/** Which person stands behind an account of a channel. Thread-safe. */
public final class Accounts {
  private final Database database;
  private final Memory memory;
  private final String channel;

  public Accounts(Database database, Memory memory, String channel) {
    this.channel = channel;
    this.database = database;
    this.memory = memory;
  }

  /** The person behind an account, a new one where they were never seen. */
  public String person(Account account) {
    String person = find(account).orElseGet(() -> meet(account));
    memory.seen(person);
    return person;
  }

  public Optional<String> find(Account account) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT person_id FROM channel_account
                WHERE channel = :channel AND workspace_id = :workspace AND user_id = :user
                """)
            .bind("channel", channel)
            .bind("workspace", account.workspace())
            .bind("user", account.user())
            .mapTo(String.class)
            .findOne());
  }

  private String meet(Account account) {
    String person = memory.newPerson();
    int rows =
        database.with(handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO channel_account (channel, workspace_id, user_id, person_id, own)
                    VALUES (:channel, :workspace, :user, :person, 1)
                    ON CONFLICT (channel, workspace_id, user_id) DO NOTHING
                    """)
                .bind("channel", channel)
                .bind("workspace", account.workspace())
                .bind("user", account.user())
                .bind("person", person)
                .execute());
    if (rows == 1) {
      return person;
    }
    // Another node met them in this moment.
    memory.forget(person);
    return find(account).orElseThrow();
  }

  /** From now on the account speaks for another person, {@code own} where nobody else does. */
  public void link(Account account, String person, boolean own) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                UPDATE channel_account SET person_id = :person, own = :own
                WHERE channel = :channel AND workspace_id = :workspace AND user_id = :user
                """)
            .bind("person", person)
            .bind("own", own ? 1 : 0)
            .bind("channel", channel)
            .bind("workspace", account.workspace())
            .bind("user", account.user())
            .execute());
  }

  /** True where the account's person is known in this channel only. */
  public boolean isOwn(Account account) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT COUNT(*) FROM channel_account
                WHERE channel = :channel AND workspace_id = :workspace AND user_id = :user AND own = 1
                """)
            .bind("channel", channel)
            .bind("workspace", account.workspace())
            .bind("user", account.user())
            .mapTo(Integer.class)
            .one())
        == 1;
  }
}

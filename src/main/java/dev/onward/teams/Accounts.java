package dev.onward.teams;

import dev.onward.database.Database;
import dev.onward.talk.Memory;
import java.util.Optional;

/** Which person stands behind an account in Teams. Thread-safe. */
final class Accounts {
  private final Database database;
  private final Memory memory;

  Accounts(Database database, Memory memory) {
    this.database = database;
    this.memory = memory;
  }

  /** The person of whoever sends the activity, a new one where they were never seen. */
  String person(Activity activity) {
    String person = find(activity).orElseGet(() -> meet(activity));
    memory.seen(person);
    return person;
  }

  Optional<String> find(Activity activity) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT person_id FROM teams_account
                WHERE tenant_id = :tenant AND user_id = :user
                """)
            .bind("tenant", activity.chat().tenant())
            .bind("user", activity.from().key())
            .mapTo(String.class)
            .findOne());
  }

  private String meet(Activity activity) {
    String person = memory.newPerson();
    int rows =
        database.with(handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO teams_account (tenant_id, user_id, person_id, own)
                    VALUES (:tenant, :user, :person, 1)
                    ON CONFLICT (tenant_id, user_id) DO NOTHING
                    """)
                .bind("tenant", activity.chat().tenant())
                .bind("user", activity.from().key())
                .bind("person", person)
                .execute());
    if (rows == 1) {
      return person;
    }
    // Another node met them in this moment.
    memory.forget(person);
    return find(activity).orElseThrow();
  }

  /** From now on the account speaks for another person, {@code own} where nobody else does. */
  void link(Activity activity, String person, boolean own) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                UPDATE teams_account SET person_id = :person, own = :own
                WHERE tenant_id = :tenant AND user_id = :user
                """)
            .bind("person", person)
            .bind("own", own ? 1 : 0)
            .bind("tenant", activity.chat().tenant())
            .bind("user", activity.from().key())
            .execute());
  }

  /** True where the account's person is known in Teams only. */
  boolean isOwn(Activity activity) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT COUNT(*) FROM teams_account
                WHERE tenant_id = :tenant AND user_id = :user AND own = 1
                """)
            .bind("tenant", activity.chat().tenant())
            .bind("user", activity.from().key())
            .mapTo(Integer.class)
            .one())
        == 1;
  }
}

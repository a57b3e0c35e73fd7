package dev.onward.digest;

import dev.onward.database.Database;
import dev.onward.database.DatabaseSettings;
import dev.onward.digest.subscribe.Slot;
import dev.onward.digest.subscribe.Subscriber;
import dev.onward.digest.subscribe.SubscriberPreferences;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.digest.subscribe.SubscriptionRequest;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Wishes and databases for tests. */
public final class Correspondents {
  public static final SubscriberPreferences MONDAY_AT_EIGHT =
      new SubscriberPreferences(
          Optional.of("solutions-architect"),
          Set.of("agents", "security"),
          new Slot(DayOfWeek.MONDAY, 8, ZoneId.of("Europe/Berlin")),
          Locale.ENGLISH);

  private Correspondents() {}

  static SubscriptionRequest wish(String address) {
    return new SubscriptionRequest(address, MONDAY_AT_EIGHT);
  }

  public static Subscriber confirmed(
      Database database, Subscribers subscribers, SubscriptionRequest wish) {
    return confirmed(database, subscribers, wish, Optional.empty());
  }

  static Subscriber confirmed(
      Database database,
      Subscribers subscribers,
      SubscriptionRequest wish,
      Optional<String> person) {
    return database.inTransaction(handle -> subscribers.confirm(handle, wish, person));
  }

  public static Database sqlite(Path folder) {
    return Database.open(
        new DatabaseSettings(
            DatabaseSettings.sqlite(folder.resolve("test.db")),
            Optional.empty(),
            Optional.empty()));
  }

  /** What the tables of the weekly mail hold, whole. */
  static List<String> dump(Database database) {
    return database.with(handle ->
        List.of(
                "digest_subscriber",
                "digest_confirmation",
                "digest_attempt",
                "digest_told",
                "digest_vote",
                "digest_key")
            .stream()
            .flatMap(table ->
                handle.createQuery("SELECT * FROM " + table).mapToMap().list().stream()
                    .map(row -> table + row)
                    .sorted())
            .toList());
  }
}

package dev.onward.digest.subscribe;

import dev.onward.database.Database;
import dev.onward.mail.recipient.Mailbox;
import dev.onward.mail.recipient.Suppressions;
import dev.onward.mail.recipient.Suppressions.Cause;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Those who confirmed that they want the mail, and what each was told. Thread-safe. */
public final class Subscribers {
  private static final int PAGE = 500;
  private static final String COLUMNS =
      "id, address, person_id, goal, topics, weekday, hour, zone, language, rhythm, paused_until,"
          + " confirmed_at";

  public static final String UNPLANNED =
      """
       FROM digest_subscriber
      WHERE state = 'active' AND planned_until <= :now ORDER BY planned_until LIMIT :page
      """;

  private final Database database;
  private final InstantSource clock;
  private final Suppressions suppressions;

  public Subscribers(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.suppressions = new Suppressions(database, clock);
  }

  // ---------------------------------------------------------------- who gets mail

  public List<Subscriber> active() {
    List<Subscriber> all = new ArrayList<>();
    forEachActive(all::add);
    return all;
  }

  /** The same without holding all of them at once, nor a connection while the work is done. */
  public void forEachActive(Consumer<Subscriber> work) {
    String last = "";
    while (true) {
      List<Subscriber> page = after(last);
      page.forEach(work);
      if (page.size() < PAGE) {
        return;
      }
      last = page.getLast().id();
    }
  }

  private List<Subscriber> after(String id) {
    return database.with(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + """
                     FROM digest_subscriber
                    WHERE state = 'active' AND id > :last ORDER BY id LIMIT :page
                    """)
            .bind("last", id)
            .bind("page", PAGE)
            .map(row -> toSubscriber(row))
            .list());
  }

  /** An active subscriber, and up to which moment their issues are planned, 0 for none. */
  public record Unplanned(Subscriber subscriber, long until) {}

  /** Those whose planned issues lie behind, the longest first; looks at nobody else. */
  public List<Unplanned> unplanned(int most) {
    return database.with(handle ->
        handle
            .createQuery("SELECT planned_until, " + COLUMNS + UNPLANNED)
            .bind("now", clock.millis())
            .bind("page", most)
            .map((RowView row) ->
                new Unplanned(toSubscriber(row), row.getColumn("planned_until", Long.class)))
            .list());
  }

  /** Notes up to which moment issues are planned, unless something was changed meanwhile. */
  public void planned(Unplanned was, Instant until) {
    database.with(handle ->
        handle.execute(
            "UPDATE digest_subscriber SET planned_until = ? WHERE id = ? AND planned_until = ?",
            until.toEpochMilli(),
            was.subscriber().id(),
            was.until()));
  }

  boolean isActive(Handle handle, String address) {
    return handle
        .createQuery(
            "SELECT 1 FROM digest_subscriber WHERE mailbox = :mailbox AND state = 'active'")
        .bind("mailbox", Mailbox.of(address))
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** A subscriber by id, whether or not mail goes to them now. */
  public Optional<Subscriber> find(String id) {
    return database.with(handle ->
        handle
            .createQuery("SELECT " + COLUMNS + " FROM digest_subscriber WHERE id = :id")
            .bind("id", id)
            .map(row -> toSubscriber(row))
            .findOne());
  }

  public boolean isActive(String id) {
    return database.with(handle ->
        handle
            .createQuery("SELECT 1 FROM digest_subscriber WHERE id = :id AND state = 'active'")
            .bind("id", id)
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  // ---------------------------------------------------------------- beginning, changing, ending

  /**
   * Gives rows from before there were mailboxes theirs. Of several for one mailbox the one that was
   * confirmed first stays, so that its reader gets one mail a week.
   */
  public void fillMailboxes() {
    database.useTransaction(handle -> {
      List<String[]> without =
          handle
              .createQuery(
                  """
                  SELECT id, address FROM digest_subscriber WHERE mailbox IS NULL
                  ORDER BY CASE WHEN state = 'active' THEN 0 ELSE 1 END, confirmed_at, id
                  """)
              .map((RowView row) ->
                  new String[] {
                    row.getColumn("id", String.class), row.getColumn("address", String.class)
                  })
              .list();
      for (String[] row : without) {
        String mailbox = Mailbox.of(row[1]);
        boolean taken =
            handle
                .createQuery("SELECT 1 FROM digest_subscriber WHERE mailbox = :mailbox")
                .bind("mailbox", mailbox)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (taken) {
          handle.execute("DELETE FROM digest_subscriber WHERE id = ?", row[0]);
        } else {
          handle.execute("UPDATE digest_subscriber SET mailbox = ? WHERE id = ?", mailbox, row[0]);
        }
      }
    });
  }

  /** Begins or begins anew; a known mailbox keeps its id and what it was told. */
  public Subscriber confirm(Handle handle, SubscriptionRequest wish, Optional<String> person) {
    handle
        .createUpdate(
            """
            INSERT INTO digest_subscriber (id, address, mailbox, person_id, goal, topics, weekday,
              hour, zone, language, rhythm, paused_until, state, confirmed_at, changed_at)
            VALUES (:id, :address, :mailbox, :person, :goal, :topics, :weekday, :hour,
              :zone, :language, :rhythm, :paused, 'active', :now, :now)
            ON CONFLICT (mailbox)
            DO UPDATE SET address = excluded.address, goal = excluded.goal, topics = excluded.topics,
              person_id = COALESCE(excluded.person_id, digest_subscriber.person_id),
              weekday = excluded.weekday, hour = excluded.hour, zone = excluded.zone,
              language = excluded.language, rhythm = excluded.rhythm,
              paused_until = excluded.paused_until, planned_until = 0, state = 'active',
              reason = NULL,
              confirmed_at = CASE WHEN digest_subscriber.state = 'active'
                THEN digest_subscriber.confirmed_at ELSE excluded.confirmed_at END,
              changed_at = excluded.changed_at
            """)
        .bind("id", UUID.randomUUID().toString())
        .bind("address", wish.address())
        .bind("mailbox", Mailbox.of(wish.address()))
        .bind("person", person.orElse(null))
        .bindMap(wish.preferences().columns())
        .bind("now", clock.millis())
        .execute();
    // They clicked in a mail that reached them, and want it.
    suppressions.lift(handle, wish.address());
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM digest_subscriber WHERE mailbox = :mailbox")
        .bind("mailbox", Mailbox.of(wish.address()))
        .map(row -> toSubscriber(row))
        .one();
  }

  public void change(String id, SubscriberPreferences preferences) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                UPDATE digest_subscriber
                SET goal = :goal, topics = :topics, weekday = :weekday, hour = :hour,
                  zone = :zone, language = :language, rhythm = :rhythm, paused_until = :paused,
                  planned_until = 0, changed_at = :now
                WHERE id = :id
                """)
            .bindMap(preferences.columns())
            .bind("now", clock.millis())
            .bind("id", id)
            .execute());
  }

  /** The subscription that a person confirmed, if there is an active one. */
  public Optional<Subscriber> ofPerson(String person) {
    return database.with(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + """
                     FROM digest_subscriber
                    WHERE person_id = :person AND state = 'active' ORDER BY confirmed_at DESC
                    """)
            .bind("person", person)
            .map(row -> toSubscriber(row))
            .findFirst());
  }

  /** Makes one person's subscriptions another's, and those that wait for a confirmation. */
  public void move(String fromPerson, String toPerson) {
    database.useTransaction(handle -> {
      for (String table : List.of("digest_subscriber", "digest_confirmation")) {
        handle.execute(
            "UPDATE " + table + " SET person_id = ? WHERE person_id = ?", toPerson, fromPerson);
      }
    });
  }

  /** Ends the mail to each address that a person confirmed; gives when, where there was any. */
  public Optional<Instant> endAllOf(String person) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    int ended =
        database.with(handle ->
            handle.execute(
                """
                UPDATE digest_subscriber SET state = 'ended', changed_at = ?
                WHERE person_id = ? AND state = 'active'
                """,
                now.toEpochMilli(),
                person));
    return ended > 0 ? Optional.of(now) : Optional.empty();
  }

  /**
   * Takes up again what the person ended themselves at a moment. What its reader has ended by a
   * link since has another moment and stays ended.
   */
  public int takeUp(String person, Instant ended) {
    return database.with(handle ->
        handle.execute(
            """
            UPDATE digest_subscriber SET state = 'active', planned_until = 0, changed_at = ?
            WHERE person_id = ? AND state = 'ended' AND changed_at = ?
            """,
            clock.millis(),
            person,
            ended.toEpochMilli()));
  }

  /** They want no mail any more. Said again, it was said last then. */
  public void end(String id) {
    database.with(handle ->
        handle.execute(
            """
            UPDATE digest_subscriber SET state = 'ended', changed_at = ?
            WHERE id = ? AND state IN ('active', 'ended')
            """,
            clock.millis(),
            id));
  }

  /** No mail any more to that mailbox, whatever it is that it asked for. */
  public void suppress(String subscriberId, Cause cause, String reply) {
    database.useTransaction(handle -> {
      handle.execute(
          """
          UPDATE digest_subscriber SET state = 'suppressed', reason = ?, changed_at = ?
          WHERE id = ? AND state = 'active'
          """,
          reply,
          clock.millis(),
          subscriberId);
      handle
          .createQuery("SELECT address FROM digest_subscriber WHERE id = :id")
          .bind("id", subscriberId)
          .mapTo(String.class)
          .findOne()
          .ifPresent(address -> suppressions.add(handle, address, cause, reply));
    });
  }

  /** The same for somebody who did not confirm. */
  public void suppressAddress(String address, Cause cause, String reply) {
    suppressions.add(address, cause, reply);
  }

  /**
   * Lets mail go to an address again, since an operator knows better, and takes a suppressed
   * subscription up. False where it was not suppressed.
   */
  public boolean lift(String address) {
    return database.inTransaction(handle -> {
      int taken =
          handle.execute(
              """
              UPDATE digest_subscriber
              SET state = 'active', reason = NULL, planned_until = 0, changed_at = ?
              WHERE mailbox = ? AND state = 'suppressed'
              """,
              clock.millis(),
              Mailbox.of(address));
      return suppressions.lift(handle, address) || taken > 0;
    });
  }

  /** Erases those who ended that long ago, with all that was told and voted. */
  public int forgetEndedFor(Duration time) {
    return database.with(handle ->
        handle.execute(
            "DELETE FROM digest_subscriber WHERE state = 'ended' AND changed_at < ?",
            clock.instant().minus(time).toEpochMilli()));
  }

  // ---------------------------------------------------------------- what they were told

  /** Notes, in the caller's transaction, what an issue told. */
  public void told(Handle handle, String subscriberId, List<String> items, Instant issue) {
    for (String item : items) {
      handle.execute(
          """
          INSERT INTO digest_told (subscriber_id, item_id, issue) VALUES (?, ?, ?)
          ON CONFLICT (subscriber_id, item_id) DO NOTHING
          """,
          subscriberId,
          item,
          issue.toEpochMilli());
    }
  }

  /** What the issues before a moment told. */
  public Set<String> toldBefore(String subscriberId, Instant moment) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT item_id FROM digest_told
                WHERE subscriber_id = :subscriber AND issue < :moment
                """)
            .bind("subscriber", subscriberId)
            .bind("moment", moment.toEpochMilli())
            .mapTo(String.class)
            .set());
  }

  private static Subscriber toSubscriber(RowView row) {
    return new Subscriber(
        row.getColumn("id", String.class),
        row.getColumn("address", String.class),
        Optional.ofNullable(row.getColumn("person_id", String.class)),
        Optional.ofNullable(row.getColumn("goal", String.class)),
        topics(row.getColumn("topics", String.class)),
        new Slot(
            DayOfWeek.of(row.getColumn("weekday", Integer.class)),
            row.getColumn("hour", Integer.class),
            ZoneId.of(row.getColumn("zone", String.class))),
        Locale.forLanguageTag(row.getColumn("language", String.class)),
        Rhythm.of(row.getColumn("rhythm", String.class)).orElse(Rhythm.WEEKLY),
        Optional.ofNullable(row.getColumn("paused_until", String.class)).map(LocalDate::parse),
        Instant.ofEpochMilli(row.getColumn("confirmed_at", Long.class)));
  }

  static Set<String> topics(String column) {
    return Stream.of(column.split(",", -1))
        .filter(topic -> !topic.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

package dev.onward.digest.subscribe;

import dev.onward.database.Database;
import dev.onward.mail.recipient.Mailbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Limits how often somebody may ask for a confirmation mail, by where they come from and by the
 * mailbox, for all nodes together. Only pseudonyms are kept, and only for as long as they count.
 * Thread-safe.
 */
public final class SubscribeLimits {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Database database;
  private final InstantSource clock;
  private final Signer signer;

  public SubscribeLimits(Database database, InstantSource clock, Signer signer) {
    this.database = database;
    this.clock = clock;
    this.signer = signer;
  }

  /** At most so many within a time. */
  private record Limit(String kind, int most, Duration time) {}

  private static final Limit BY_ORIGIN = new Limit("origin", 10, Duration.ofHours(1));
  private static final Limit BY_ADDRESS = new Limit("address", 3, LONGEST);

  /**
   * Counts an attempt.
   *
   * @throws TooMany when a limit is reached; then it does not count
   */
  public void count(Optional<String> origin, String address) {
    Optional<String> from = origin.map(where -> signer.pseudonym(BY_ORIGIN.kind(), where));
    String to = signer.pseudonym(BY_ADDRESS.kind(), Mailbox.of(address));
    database.useTransaction(handle -> {
      from.ifPresent(who -> count(handle, who, BY_ORIGIN));
      count(handle, to, BY_ADDRESS);
    });
  }

  private record Earlier(int count, long oldest) {}

  private void count(Handle handle, String who, Limit limit) {
    long now = clock.millis();
    Earlier earlier =
        handle
            .createQuery(
                """
                SELECT COUNT(*) AS many, COALESCE(MIN(at), 0) AS oldest FROM digest_attempt
                WHERE who = :who AND at > :from
                """)
            .bind("who", who)
            .bind("from", now - limit.time().toMillis())
            .map(row ->
                new Earlier(
                    row.getColumn("many", Integer.class), row.getColumn("oldest", Long.class)))
            .one();
    if (earlier.count() >= limit.most()) {
      throw new TooMany(Duration.ofMillis(earlier.oldest() + limit.time().toMillis() - now));
    }
    handle.execute(
        "INSERT INTO digest_attempt (id, who, at) VALUES (?, ?, ?)",
        UUID.randomUUID().toString(),
        who,
        now);
  }

  public int forgetOld() {
    return database.with(handle ->
        handle.execute(
            "DELETE FROM digest_attempt WHERE at <= ?",
            clock.instant().minus(LONGEST).toEpochMilli()));
  }
}

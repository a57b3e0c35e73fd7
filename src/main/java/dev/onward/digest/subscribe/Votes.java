package dev.onward.digest.subscribe;

import dev.onward.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** What subscribers want more of and less of, by the items they said it of. Thread-safe. */
public final class Votes {
  /** A reader's word on an item. */
  public enum Vote {
    MORE(1),
    LESS(-1);

    private final int weight;

    Vote(int weight) {
      this.weight = weight;
    }

    int weight() {
      return weight;
    }
  }

  private final Database database;
  private final InstantSource clock;

  public Votes(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps a vote; the latest word on an item holds. */
  public void keep(String subscriber, String item, Vote vote) {
    database.with(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO digest_vote (subscriber_id, item_id, vote, voted_at)
                VALUES (:subscriber, :item, :vote, :now)
                ON CONFLICT (subscriber_id, item_id)
                DO UPDATE SET vote = excluded.vote, voted_at = excluded.voted_at
                """)
            .bind("subscriber", subscriber)
            .bind("item", item)
            .bind("vote", vote.weight())
            .bind("now", clock.millis())
            .execute());
  }

  /** The weights of a subscriber's votes before a moment, by item. */
  public Map<String, Integer> before(String subscriber, Instant moment) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT item_id, vote FROM digest_vote
                WHERE subscriber_id = :subscriber AND voted_at < :moment
                """)
            .bind("subscriber", subscriber)
            .bind("moment", moment.toEpochMilli())
            .reduceRows(
                new HashMap<>(),
                (votes, row) -> {
                  votes.put(
                      row.getColumn("item_id", String.class), row.getColumn("vote", Integer.class));
                  return votes;
                }));
  }
}

package dev.onward.digest;

import dev.onward.database.Database;
import dev.onward.database.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails that were asked for just now: kept until they are handed over, tried again for a day, then
 * wiped. A kill may send one twice, which does no harm. Thread-safe.
 */
final class Notices implements Mailroom, Tray {
  private static final Logger log = LoggerFactory.getLogger(Notices.class);
  private static final Duration LATEST = Duration.ofHours(24);

  /** Longer than a mail takes on its way, so that nobody has to say that it is still in hand. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final Database database;
  private final Post post;
  private final MailMaker maker;
  private final Backoff retry;
  private final InstantSource clock;

  Notices(Database database, Post post, MailMaker maker, Backoff retry, InstantSource clock) {
    this.database = database;
    this.post = post;
    this.maker = maker;
    this.retry = retry;
    this.clock = clock;
  }

  @Override
  public void post(Notice notice) {
    long now = clock.millis();
    database.with(handle ->
        handle.execute(
            """
            INSERT INTO digest_notice (id, content, attempts, due_at, created_at)
            VALUES (?, ?, 0, ?, ?)
            """,
            RandomKey.next(),
            Json.write(notice),
            now,
            now));
  }

  private record Waiting(String id, Notice notice, int attempts, long dueAt, long createdAt) {}

  @Override
  public List<Errand> take(int most) {
    List<Waiting> due = due(most);
    if (due.isEmpty()) {
      return List.of();
    }
    return database.inTransaction(handle -> {
      List<Errand> errands = new ArrayList<>();
      for (Waiting waiting : due) {
        if (claim(handle, waiting)) {
          errands.add(new Round(waiting));
        }
      }
      return errands;
    });
  }

  private List<Waiting> due(int most) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT id, content, attempts, due_at, created_at FROM digest_notice
                WHERE due_at <= :now ORDER BY due_at, id LIMIT :most
                """)
            .bind("now", clock.millis())
            .bind("most", most)
            .map((RowView row) ->
                new Waiting(
                    row.getColumn("id", String.class),
                    Json.read(row.getColumn("content", String.class), Notice.class),
                    row.getColumn("attempts", Integer.class),
                    row.getColumn("due_at", Long.class),
                    row.getColumn("created_at", Long.class)))
            .list());
  }

  private boolean claim(Handle handle, Waiting waiting) {
    return handle.execute(
            "UPDATE digest_notice SET due_at = ? WHERE id = ? AND due_at = ?",
            clock.instant().plus(LEASE).toEpochMilli(),
            waiting.id(),
            waiting.dueAt())
        == 1;
  }

  /** Makes due at once what a former process of this machine had claimed. */
  void release() {
    database.with(handle -> handle.execute("UPDATE digest_notice SET due_at = created_at"));
  }

  private void again(Waiting waiting, Duration after) {
    database.with(handle ->
        handle.execute(
            "UPDATE digest_notice SET due_at = ?, attempts = attempts + 1 WHERE id = ?",
            clock.instant().plus(after).toEpochMilli(),
            waiting.id()));
  }

  private void wipe(Waiting waiting) {
    database.with(handle -> handle.execute("DELETE FROM digest_notice WHERE id = ?", waiting.id()));
  }

  @Override
  public void stillWorking() {
    // The lease is long enough.
  }

  private final class Round implements Errand {
    private final Waiting waiting;

    Round(Waiting waiting) {
      this.waiting = waiting;
    }

    @Override
    public boolean run() {
      try {
        return deliver();
      } catch (RuntimeException e) {
        tryAgain(e.getClass().getName());
        return true;
      }
    }

    private boolean deliver() {
      Mail mail = maker.notice(waiting.id(), waiting.notice(), clock.instant());
      switch (post.send(mail, () -> {})) {
        case Receipt.Accepted accepted -> wipe(waiting);
        case Receipt.Unknown unknown -> wipe(waiting);
        case Receipt.Refused refused -> {
          log.info("a notice was refused: {}", refused.reply());
          wipe(waiting);
        }
        case Receipt.Later later -> tryAgain(later.reply());
        case Receipt.Unreachable unreachable -> {
          tryAgain(unreachable.why());
          return false;
        }
      }
      return true;
    }

    private void tryAgain(String reply) {
      log.warn("a notice could not be sent, attempt {}: {}", waiting.attempts() + 1, reply);
      Duration after = retry.after(waiting.attempts() + 1);
      if (clock.instant().plus(after).toEpochMilli() < waiting.createdAt() + LATEST.toMillis()) {
        again(waiting, after);
      } else {
        wipe(waiting);
      }
    }

    @Override
    public void giveBack() {
      again(waiting, Duration.ZERO);
    }
  }
}

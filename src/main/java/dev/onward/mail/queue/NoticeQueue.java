package dev.onward.mail.queue;

import dev.onward.database.Database;
import dev.onward.database.Json;
import dev.onward.mail.failure.SendingBreaker;
import dev.onward.mail.message.Mail;
import dev.onward.mail.message.MessageBuilder;
import dev.onward.mail.message.Notice;
import dev.onward.mail.recipient.Suppressions;
import dev.onward.mail.recipient.Suppressions.Cause;
import dev.onward.mail.transport.SendResult;
import dev.onward.mail.transport.Transport;
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
 * wiped. None is sent again that a server may have: after a kill at that moment it is lost, and who
 * asked asks again. Thread-safe.
 */
public final class NoticeQueue implements Mailer, MailQueue {
  private static final Logger log = LoggerFactory.getLogger(NoticeQueue.class);
  private static final Duration LATEST = Duration.ofHours(24);

  /** Longer than a mail takes on its way, so that nobody has to say that it is still in hand. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** Mail systems report what they could not deliver within days, people complain within weeks. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final Database database;
  private final Transport post;
  private final MessageBuilder maker;
  private final Backoff retry;
  private final InstantSource clock;
  private final Suppressions suppressions;
  private final SendingBreaker breaker;

  public NoticeQueue(
      Store store, Transport post, MessageBuilder maker, Backoff retry, InstantSource clock) {
    this.database = store.database();
    this.suppressions = store.suppressions();
    this.breaker = store.breaker();
    this.post = post;
    this.maker = maker;
    this.retry = retry;
    this.clock = clock;
  }

  /** Where notices are kept, and what says whether one may go. */
  public record Store(Database database, Suppressions suppressions, SendingBreaker breaker) {}

  /** Who complained, or doesn't exist, gets no further one, and who asks is not told. */
  @Override
  public void post(Notice notice) {
    if (suppressions.forbidsAll(notice.address())) {
      return;
    }
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
  public List<QueuedMail> take(int most) {
    List<Waiting> due = due(most);
    if (due.isEmpty()) {
      return List.of();
    }
    return database.inTransaction(handle -> {
      List<QueuedMail> errands = new ArrayList<>();
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
                WHERE due_at <= :now AND handed_at IS NULL ORDER BY due_at, id LIMIT :most
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
  public void release() {
    database.with(handle ->
        handle.execute("UPDATE digest_notice SET due_at = created_at WHERE handed_at IS NULL"));
  }

  private void again(Waiting waiting, Duration after) {
    database.with(handle ->
        handle.execute(
            """
            UPDATE digest_notice SET due_at = ?, attempts = attempts + 1, handed_at = NULL
            WHERE id = ?
            """,
            clock.instant().plus(after).toEpochMilli(),
            waiting.id()));
  }

  /** From here on the server may have it, so nobody sends it again, whatever fails. */
  private void handing(Waiting waiting) {
    database.with(handle ->
        handle.execute(
            "UPDATE digest_notice SET handed_at = ? WHERE id = ?", clock.millis(), waiting.id()));
  }

  private void wipe(Waiting waiting) {
    database.with(handle -> handle.execute("DELETE FROM digest_notice WHERE id = ?", waiting.id()));
  }

  /** Keeps to whom it went for as long as something may come back, and wipes what it said. */
  private void sent(Waiting waiting) {
    Retry.run(() ->
        database.useTransaction(handle -> {
          handle.execute(
              """
              INSERT INTO mail_sent (id, address, sent_at) VALUES (?, ?, ?)
              ON CONFLICT (id) DO NOTHING
              """,
              waiting.id(),
              waiting.notice().address(),
              clock.millis());
          handle.execute("DELETE FROM digest_notice WHERE id = ?", waiting.id());
        }));
  }

  /** Forgets what nothing can come back of any more, and what a kill left handed over. */
  public void forgetOld() {
    database.useTransaction(handle -> {
      handle.execute(
          "DELETE FROM mail_sent WHERE sent_at < ?", clock.instant().minus(KEPT).toEpochMilli());
      handle.execute(
          "DELETE FROM digest_notice WHERE created_at < ?",
          clock.instant().minus(LATEST).minus(LATEST).toEpochMilli());
    });
  }

  @Override
  public void stillWorking() {
    // The lease is long enough.
  }

  private final class Round implements QueuedMail {
    private final Waiting waiting;
    private boolean mayBeThere;

    Round(Waiting waiting) {
      this.waiting = waiting;
    }

    @Override
    public boolean run() {
      try {
        return deliver();
      } catch (RuntimeException e) {
        if (mayBeThere) {
          log.error("a notice may have been sent, but that could not be written down", e);
        } else {
          tryAgain(e.getClass().getName());
        }
        return true;
      }
    }

    private void beforeTheLastWord() {
      handing(waiting);
      mayBeThere = true;
    }

    private boolean deliver() {
      if (suppressions.forbidsAll(waiting.notice().address())) {
        wipe(waiting);
        return true;
      }
      Mail mail = maker.notice(waiting.id(), waiting.notice(), clock.instant());
      SendResult receipt = post.send(mail, this::beforeTheLastWord);
      mayBeThere = receipt instanceof SendResult.Accepted || receipt instanceof SendResult.Unknown;
      return switch (receipt) {
        case SendResult.Accepted accepted -> {
          sent(waiting);
          breaker.worked();
          yield true;
        }
        case SendResult.Unknown unknown -> {
          sent(waiting);
          yield true;
        }
        case SendResult.Refused refused -> refused(refused);
        case SendResult.Unreachable unreachable -> {
          breaker.away(unreachable.fault(), unreachable.why());
          tryAgain(unreachable.why());
          yield false;
        }
      };
    }

    private boolean refused(SendResult.Refused refused) {
      boolean isOpen = false;
      if (refused.verdict().isOfRecipient()) {
        breaker.worked();
      } else {
        isOpen = breaker.failed(refused.verdict().fault(), refused.reply());
      }
      if (refused.verdict().endsAddress()) {
        suppressions.add(waiting.notice().address(), Cause.NONE, refused.reply());
      }
      if (refused.isFinal() && !isOpen) {
        log.info("a notice was refused: {}", refused.reply());
        wipe(waiting);
      } else {
        tryAgain(refused.reply());
      }
      return !isOpen;
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

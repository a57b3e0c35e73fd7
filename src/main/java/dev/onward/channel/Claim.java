package dev.onward.channel;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A message of the inbox that is ours to work on for a while, with all that earlier attempts noted
 * of it. What is noted here is fenced: it throws {@link LostLease} once another node has the
 * message. For one thread, {@link #letGo()} apart.
 */
public final class Claim {
  private final Inbox inbox;
  private final Row row;
  private final Runnable freed;
  private final AtomicBoolean free = new AtomicBoolean();
  private boolean sending;

  /**
   * What the inbox holds of a message. {@code turnId}: the question that was begun for it; {@code
   * shown}: what the channel noted of what people see of it already; {@code reply}: what to send,
   * where that was made before; {@code sending}: an earlier attempt was about to send and did not
   * come to note the outcome; {@code doubts}: how many attempts ended in an unknown outcome.
   */
  public record Row(
      String id,
      String holder,
      String host,
      String content,
      int attempt,
      Optional<String> turnId,
      String shown,
      String reply,
      boolean sending,
      int doubts) {}

  Claim(Inbox inbox, Row row, Runnable freed) {
    this.inbox = inbox;
    this.row = row;
    this.freed = freed;
    this.sending = row.sending();
  }

  /** The message as it was when this attempt began. */
  public Row row() {
    return row;
  }

  /** True where an earlier attempt may have sent the answer already. */
  public boolean mayHaveSent() {
    return row.sending() || row.doubts() > 0;
  }

  /** Remembers which question was begun for it. */
  public void asked(String turnId) {
    inbox.note(row, "turn_id", turnId);
  }

  /** Remembers what people see of it, in the channel's own words. */
  public void shown(String shown) {
    inbox.note(row, "shown", shown);
  }

  /** Remembers what is to be sent, so that a further attempt sends the same. */
  public void replying(String reply) {
    inbox.note(row, "reply", reply);
  }

  /**
   * To be called before what can't be taken back is sent: who finds this note without an outcome
   * knows that it may have been.
   */
  public void sending() {
    if (!sending) {
      inbox.noteSending(row, true);
      sending = true;
    }
  }

  /** The far side took nothing of what was to be sent. */
  public void notSent() {
    if (sending) {
      inbox.noteSending(row, false);
      sending = false;
    }
  }

  /**
   * The part of the work that needs this machine is over; what is left is waiting for far sides,
   * and others may begin meanwhile.
   */
  public void letGo() {
    if (free.compareAndSet(false, true)) {
      freed.run();
    }
  }
}

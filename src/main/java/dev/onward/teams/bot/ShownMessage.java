package dev.onward.teams.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onward.channel.Claim;
import dev.onward.database.Json;
import dev.onward.teams.connector.Connector;
import java.time.Duration;

/**
 * What people see already of an answer: nothing, a stream that is not closed yet, or a message
 * whose place the answer takes. Each change is in the inbox before anything else is done, so that
 * whoever goes on finishes the same message. For one thread.
 */
final class ShownMessage {
  private final Claim claim;
  private Kept kept;
  private long sentAt = System.nanoTime() - Connector.STREAM_PACE.toNanos();

  /** How it is shown. */
  enum As {
    NOTHING,
    STREAM,
    MESSAGE
  }

  /** What the inbox keeps; {@code sequence} is the number of the last part of a stream. */
  private record Kept(As as, String id, int sequence) {
    static final Kept NOTHING = new Kept(As.NOTHING, "", 0);
  }

  private ShownMessage(Claim claim, Kept kept) {
    this.claim = claim;
    this.kept = kept;
  }

  static ShownMessage of(Claim claim) {
    String shown = claim.row().shown();
    try {
      return new ShownMessage(
          claim, shown.isEmpty() ? Kept.NOTHING : Json.mapper().readValue(shown, Kept.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the inbox holds what it was not given", e);
    }
  }

  As as() {
    return kept.as();
  }

  String id() {
    return kept.id();
  }

  /** The number of the next part of the stream; from now on it is taken. */
  int nextSequence() {
    keep(new Kept(kept.as(), kept.id(), kept.sequence() + 1));
    return kept.sequence();
  }

  void streams(String id) {
    keep(new Kept(As.STREAM, id, 1));
  }

  /** There is a message of that id, and no stream, or none any more. */
  void stands(String id) {
    keep(new Kept(As.MESSAGE, id, 0));
  }

  /** Teams lets nobody change what is there; the answer is a message of its own. */
  void isLeft() {
    keep(Kept.NOTHING);
  }

  private void keep(Kept now) {
    kept = now;
    claim.shown(now.equals(Kept.NOTHING) ? "" : Json.write(now));
  }

  /** Notes that something was sent into the stream. */
  void sent() {
    sentAt = System.nanoTime();
  }

  /** Waits until something may be sent into the stream again. */
  void awaitPace() {
    Duration rest = Connector.STREAM_PACE.minusNanos(System.nanoTime() - sentAt);
    try {
      Thread.sleep(rest.isNegative() ? Duration.ZERO : rest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Connector.Interrupted();
    }
  }
}

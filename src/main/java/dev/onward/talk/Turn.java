package dev.onward.talk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A question and what became of it; {@code answer} is null until it is answered. */
public record Turn(
    String id,
    String conversationId,
    String question,
    Instant askedAt,
    State state,
    @Nullable Answer answer) {

  public enum State {
    ANSWERING,
    ANSWERED,
    /** The person stopped it, or went away. */
    STOPPED,
    /** Something broke. */
    FAILED,
    /** The program ended meanwhile. */
    INTERRUPTED
  }

  Turn with(Answer other) {
    return new Turn(id, conversationId, question, askedAt, state, other);
  }
}

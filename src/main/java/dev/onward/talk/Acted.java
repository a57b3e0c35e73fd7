package dev.onward.talk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onward.advise.Action;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an answer did beside saying something, for the channel that shows it. {@code action} is the
 * word of an action or, of an undoing, of what was undone; {@code undoUntil} is null where nothing
 * can be undone.
 */
public record Acted(
    String action,
    String state,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant undoUntil) {

  enum State {
    /** It was asked back; yes or no is expected. */
    ASKED,
    DONE,
    /** It was not done. */
    LEFT,
    UNDONE
  }

  /** What an answer that would do something asks back; null where it only says something. */
  static @Nullable Acted asked(@Nullable Action action) {
    return action == null ? null : of(action, State.ASKED);
  }

  static Acted of(Action action, State state) {
    return new Acted(action.word(), word(state), null);
  }

  static Acted done(Action action, Instant undoUntil) {
    return new Acted(action.word(), word(State.DONE), undoUntil);
  }

  static Acted undone(Former.Kind what) {
    return new Acted(what.word(), word(State.UNDONE), null);
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}

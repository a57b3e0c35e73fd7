package dev.onward.talk;

import dev.onward.talk.LiveAnswer.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * Releases the pieces of an answer to its listeners. The answer begins at its first piece, so that
 * its author is known by then.
 */
final class Speech {
  private final LiveAnswer live;
  private final List<Integer> lengths = new ArrayList<>();
  private boolean begun;

  Speech(LiveAnswer live) {
    this.live = live;
  }

  void say(String piece, String author) {
    if (!begun) {
      live.happened(new Event.Begun(author));
      begun = true;
    }
    lengths.add(piece.length());
    live.happened(new Event.Words(piece));
  }

  /** The lengths of the pieces so far. */
  List<Integer> lengths() {
    return List.copyOf(lengths);
  }
}

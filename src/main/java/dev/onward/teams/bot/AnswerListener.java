package dev.onward.teams.bot;

import dev.onward.talk.Answer;
import dev.onward.talk.LiveAnswer;
import dev.onward.talk.LiveAnswer.Event;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was heard so far of an answer in the making. For one thread. */
final class AnswerListener {
  private final LiveAnswer live;
  private final StringBuilder words = new StringBuilder();
  private int seen;
  private @Nullable Event last;

  AnswerListener(LiveAnswer live) {
    this(live, "");
  }

  /** With words of our own before those of the answer. */
  AnswerListener(LiveAnswer live, String preface) {
    this.live = live;
    words.append(preface);
  }

  /** The person does not want it any more. */
  void stop() {
    live.stop();
  }

  /** Listens until the answer is over or the time is. */
  void listen(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      for (long left = atMost.toNanos(); left > 0 && !isOver(); left = end - System.nanoTime()) {
        var events = live.await(seen, Duration.ofNanos(left));
        seen += events.size();
        events.forEach(this::hear);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while listening", e);
    }
  }

  private void hear(Event event) {
    if (event instanceof Event.Words(String text)) {
      words.append(text);
    }
    if (event.isLast()) {
      last = event;
    }
  }

  String words() {
    return words.toString();
  }

  boolean isOver() {
    return last != null;
  }

  /** The answer, where there came one. */
  Optional<Answer> answer() {
    return last instanceof Event.Ended(Answer answer) ? Optional.of(answer) : Optional.empty();
  }

  /** True where the person does not want it any more. */
  boolean isStopped() {
    return last instanceof Event.Stopped;
  }

  /** True where it would have taken more computing than an answer may. */
  boolean isTooMuch() {
    return last instanceof Event.TooMuch;
  }

  /** True where the program ends before the answer does. */
  boolean isInterrupted() {
    return last instanceof Event.Interrupted;
  }
}

package dev.onward.teams;

import java.time.Duration;
import java.util.List;

/** Shows an answer in the making, and delivers it. {@link Streaming} or {@link Waiting}. */
interface Showing {
  /** Shows that and what is coming until it is over; gives what was heard. */
  Heard show();

  /**
   * Delivers the whole message, in the place of what was shown: the first of these that Teams takes.
   */
  Delivery close(List<Message> versions);

  /** So long a sign that somebody is at it may hold up the work itself. */
  Duration SIGN = Duration.ofSeconds(3);

  /** Shows that somebody is at it; whether it arrives does not matter. */
  static void typing(Connector connector, Chat chat) {
    Thread sign =
        Thread.ofVirtual()
            .name("teams-typing")
            .uncaughtExceptionHandler((thread, e) -> {})
            .start(() -> connector.send(chat, Message.typing()));
    try {
      sign.join(SIGN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Connector.Interrupted();
    }
  }
}

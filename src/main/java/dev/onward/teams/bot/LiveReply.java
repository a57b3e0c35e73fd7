package dev.onward.teams.bot;

import dev.onward.teams.connector.Connector;
import dev.onward.teams.connector.ConversationReference;
import dev.onward.teams.connector.Delivery;
import dev.onward.teams.connector.OutgoingActivity;
import java.time.Duration;
import java.util.List;

/**
 * Shows an answer in the making, and delivers it. {@link StreamingReply} or {@link
 * PlaceholderReply}.
 */
interface LiveReply {
  /** Shows that and what is coming until it is over; gives what was heard. */
  AnswerListener show();

  /**
   * Delivers the whole message, in the place of what was shown: the first of these that Teams
   * takes.
   */
  Delivery close(List<OutgoingActivity> versions);

  /** So long a sign that somebody is at it may hold up the work itself. */
  Duration SIGN = Duration.ofSeconds(3);

  /** Shows that somebody is at it; whether it arrives does not matter. */
  static void typing(Connector connector, ConversationReference chat) {
    Thread sign =
        Thread.ofVirtual()
            .name("teams-typing")
            .uncaughtExceptionHandler((thread, e) -> {})
            .start(() -> connector.send(chat, OutgoingActivity.typing()));
    try {
      sign.join(SIGN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Connector.Interrupted();
    }
  }
}

package dev.onward.teams;

import dev.onward.teams.Connector.Unavailable;
import java.util.function.Supplier;

/** Shows an answer in the making, and delivers it. {@link Streaming} or {@link Waiting}. */
interface Showing {
  /** Shows that and what is coming until it is over; gives what was heard. */
  Heard show();

  /** Delivers the whole message, in the place of what was shown. */
  Delivery close(Message message);

  /**
   * Sends what may be lost, since the whole message follows: a busy connector does not end the work
   * on the answer.
   */
  static Delivery onTheWay(Supplier<Delivery> sending) {
    try {
      return sending.get();
    } catch (Unavailable e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return new Delivery.Refused(503);
    }
  }
}

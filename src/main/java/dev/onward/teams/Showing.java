package dev.onward.teams;

/** Shows an answer in the making, and delivers it. {@link Streaming} or {@link Waiting}. */
interface Showing {
  /** Shows that and what is coming until it is over; gives what was heard. */
  Heard show();

  /** Delivers the whole message, in the place of what was shown. */
  Delivery close(Message message);
}

package dev.onward.teams;

/** What became of a message that was handed to the connector. */
sealed interface Delivery {
  /** It is there; the id is empty where Teams told none. */
  record Sent(String id) implements Delivery {}

  /** The app was removed or blocked there, or the chat is gone. */
  record Blocked() implements Delivery {}

  /** The stream takes no more. */
  record StreamClosed(Reason reason) implements Delivery {}

  /** Teams does not want this message, and would not want it a second time either. */
  record Refused(int status) implements Delivery {}

  /** Why a stream takes no more. */
  enum Reason {
    /** The person pressed stop. */
    STOPPED,
    /** It lasted longer than two minutes. */
    TOO_LONG,
    /** There are no streams here, or this one is complete, too large or not what it was before. */
    NOT_TAKEN
  }
}

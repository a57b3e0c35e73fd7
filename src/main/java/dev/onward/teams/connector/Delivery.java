package dev.onward.teams.connector;

import java.time.Duration;

/** What became of a message that was handed to the connector: accepted, refused, or unknown. */
public sealed interface Delivery {
  /** It is there; the id is empty where Teams told none. */
  record Accepted(String id) implements Delivery {}

  /** It is not there. */
  sealed interface Refused extends Delivery {}

  /** The connector was not reached or is busy; it may be asked again once {@code rest} is over. */
  record NotNow(Duration rest) implements Refused {}

  /** The app was removed or blocked there, or the chat is gone. */
  record Blocked() implements Refused {}

  /** The stream takes no more. */
  record StreamClosed(Reason reason) implements Refused {}

  /** Teams does not want this message, and would not want it a second time either. */
  record Unwanted(int status) implements Refused {
    /** True where another message could be taken in the same place: this one is at fault. */
    public boolean isOfTheMessage() {
      return status == 400 || status == 413 || status == 422;
    }
  }

  /**
   * It may be there: no answer came, or one that says nothing of it. {@code repeatable} where a
   * second attempt can't show it twice, since it takes the place of another, or where Teams asks
   * for one.
   */
  record Unknown(boolean repeatable) implements Delivery {}

  /** Why a stream takes no more. */
  enum Reason {
    /** The person pressed stop. */
    STOPPED,
    /** It lasted longer than two minutes. */
    TOO_LONG,
    /** Its last message is there already. */
    COMPLETE,
    /** There are no streams here, or this one is too large or not what it was before. */
    NOT_TAKEN
  }
}

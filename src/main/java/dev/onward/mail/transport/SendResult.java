package dev.onward.mail.transport;

import dev.onward.mail.failure.FailureVerdict;
import dev.onward.mail.failure.FailureVerdict.Fault;

/** What became of handing over a mail. */
public sealed interface SendResult {
  /** It is the other side's now. */
  record Accepted() implements SendResult {}

  /**
   * The server said no and has nothing; {@code reply} are its codes. {@code isFinal} where this
   * mail is never to be tried again, else another attempt may do better.
   */
  record Refused(String reply, FailureVerdict verdict, boolean isFinal) implements SendResult {}

  /** The server can't be spoken with at all now, so that no other mail would get through either. */
  record Unreachable(String why, Fault fault) implements SendResult {
    Unreachable(String why) {
      this(why, Fault.RELAY);
    }
  }

  /** The last word was said and no answer heard. */
  record Unknown() implements SendResult {}
}

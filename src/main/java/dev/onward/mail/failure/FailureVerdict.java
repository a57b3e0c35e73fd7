package dev.onward.mail.failure;

import java.util.Locale;

/**
 * Whose fault a failure is, and whether it lasts. Only what is the recipient's may be counted
 * against a recipient; all the rest is for whoever runs the sending side to mend.
 */
public record FailureVerdict(Fault fault, boolean isLasting) {
  public enum Fault {
    /** The mailbox: there is none, it is closed, it is full. */
    RECIPIENT,
    /** Who we say we are: the sender's address, login, SPF, DKIM, DMARC. */
    SENDER,
    /** What the mail holds: its size, its form, its words. */
    CONTENT,
    /** What is thought of our servers and domain. */
    REPUTATION,
    /** How many we write to, how often, and whether they want it. */
    LIST,
    /** The mail system on the way, and all that tells nothing of the mailbox. */
    RELAY;

    /** As it stands in the database and in reports. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isOfRecipient() {
    return fault == Fault.RECIPIENT;
  }

  /** True where nobody can be reached at that address, now or later. */
  public boolean endsAddress() {
    return isOfRecipient() && isLasting;
  }
}

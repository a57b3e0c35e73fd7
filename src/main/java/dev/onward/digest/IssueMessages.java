package dev.onward.digest;

import java.time.Instant;

/** Makes a whole message of a subscriber's issue. Thread-safe. */
final class IssueMessages {
  private final MessageBuilder messages;

  IssueMessages(MessageBuilder messages) {
    this.messages = messages;
  }

  Mail of(IssueDelivery delivery, String address, Letter letter, Instant now) {
    return messages.listed(
        delivery.issue() + "." + delivery.id(),
        delivery.id(),
        new Notice(address, letter.subject(), letter.text(), letter.html()),
        new MailingList("Onward weekly", "weekly", letter.unsubscribe()),
        now);
  }
}

package dev.onward.digest.send;

import dev.onward.digest.compose.Letter;
import dev.onward.mail.message.Mail;
import dev.onward.mail.message.MailingList;
import dev.onward.mail.message.MessageBuilder;
import dev.onward.mail.message.Notice;
import java.time.Instant;

/** Makes a whole message of a subscriber's issue. Thread-safe. */
public final class IssueMessages {
  private final MessageBuilder messages;

  public IssueMessages(MessageBuilder messages) {
    this.messages = messages;
  }

  public Mail of(IssueDelivery delivery, String address, Letter letter, Instant now) {
    return messages.listed(
        delivery.issue() + "." + delivery.id(),
        delivery.id(),
        new Notice(address, letter.subject(), letter.text(), letter.html()),
        new MailingList("Onward weekly", "weekly", letter.unsubscribe()),
        now);
  }
}

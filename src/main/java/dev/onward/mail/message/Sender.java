package dev.onward.mail.message;

import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/**
 * Who the mail is from. Reports of failure go to {@code bounces}, with a key behind a plus sign;
 * mails that end a subscription go to {@code unsubscribe}.
 */
public record Sender(
    InternetAddress from,
    Optional<InternetAddress> replyTo,
    Optional<InternetAddress> bounces,
    InternetAddress unsubscribe,
    Optional<DkimSigner> dkim) {
  public String domain() {
    String address = from.getAddress();
    return address.substring(address.lastIndexOf('@') + 1);
  }
}

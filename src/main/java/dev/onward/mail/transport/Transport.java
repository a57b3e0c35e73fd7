package dev.onward.mail.transport;

import dev.onward.mail.message.Mail;

/** Where mails leave. Thread-safe. Who opens it closes it. */
public interface Transport extends AutoCloseable {
  /**
   * Hands one mail over. {@code lastWord} is run right before the word after which the other side
   * may have it, and not at all where handing over twice does no harm; when it throws, the mail is
   * not handed over.
   */
  SendResult send(Mail mail, Runnable lastWord);

  @Override
  void close();
}

package dev.onward.mail.transport;

import dev.onward.mail.message.Mail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One connection to the mail server, for one mail after the other. It tells before the dot that
 * ends a message: until then a server has to forget what it heard, after that it may deliver it
 * (RFC 5321, 4.1.1.4). Not thread-safe.
 */
final class SmtpConnection extends SMTPTransport {
  private final Sockets sockets;
  private final Duration timeout;
  private final Duration lastAnswer;
  private Runnable lastWord = () -> {};
  private boolean saidLastWord;
  private int mails;
  private long lastUsed = System.nanoTime();

  /** {@code sockets} are those that the session's settings name, of this connection alone. */
  SmtpConnection(
      Session session, String scheme, Sockets sockets, Duration timeout, Duration lastAnswer) {
    super(session, new URLName(scheme, null, -1, null, null, null), scheme, scheme.equals("smtps"));
    this.sockets = sockets;
    this.timeout = timeout;
    this.lastAnswer = lastAnswer;
  }

  void send(Mail mail, Runnable before) throws MessagingException {
    lastWord = before;
    saidLastWord = false;
    mails++;
    sendMessage(mail.message(), new Address[] {mail.to()});
    lastUsed = System.nanoTime();
  }

  /**
   * A server may look through the whole mail before it answers the dot, so that answer is waited
   * for longer than any other (RFC 5321, 4.5.3.2.6).
   */
  @Override
  protected void finishData() throws IOException, MessagingException {
    lastWord.run();
    saidLastWord = true;
    sockets.patience(lastAnswer);
    try {
      super.finishData();
    } finally {
      sockets.patience(timeout);
    }
  }

  boolean saidLastWord() {
    return saidLastWord;
  }

  /** How many mails it was used for. */
  int mails() {
    return mails;
  }

  /** When it was last of use, by {@link System#nanoTime()}. */
  long lastUsed() {
    return lastUsed;
  }
}

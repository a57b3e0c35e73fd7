package dev.onward.mail.message;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Puts words into an envelope: headers, two forms of one text, the signature. A name that is the
 * same for the same mail stands in its Message-ID and return path, so that a receiver sees a
 * repetition and we see what comes back. Refuses addresses and links that would break a header.
 * Thread-safe.
 */
public final class MessageBuilder {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final Session SESSION = Session.getInstance(new Properties());

  private final Sender sender;

  public MessageBuilder(Sender sender) {
    this.sender = sender;
  }

  /** A message that keeps the Message-ID it is given. */
  private static final class Named extends SMTPMessage {
    private final String id;

    Named(String id) {
      super(SESSION);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  /** A mail of a list, with a way to leave it; {@code key} stands in its return path. */
  public Mail listed(String name, String key, Notice notice, MailingList list, Instant now) {
    try {
      Named message = message(name, notice.address(), notice.subject(), now);
      message.setHeader("List-Id", list.id(sender.domain()));
      message.setHeader("List-Unsubscribe", unsubscribe(list.unsubscribe()));
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      return finished(name, message, notice.text(), notice.html(), key);
    } catch (MessagingException e) {
      throw new IllegalArgumentException("no mail can be made of this letter", e);
    }
  }

  /** A mail that was asked for just now. */
  public Mail notice(String id, Notice notice, Instant now) {
    try {
      Named message = message(id, notice.address(), notice.subject(), now);
      return finished(id, message, notice.text(), notice.html(), id);
    } catch (MessagingException e) {
      throw new IllegalArgumentException("no mail can be made of this notice", e);
    }
  }

  private Named message(String name, String address, String subject, Instant now)
      throws MessagingException {
    Named message = new Named("<%s@%s>".formatted(name, sender.domain()));
    message.setFrom(sender.from());
    if (sender.replyTo().isPresent()) {
      message.setReplyTo(new InternetAddress[] {sender.replyTo().get()});
    }
    message.setRecipient(RecipientType.TO, recipient(address));
    message.setSubject(subject.replaceAll("\\p{Cntrl}+", " ").strip(), UTF_8);
    message.setSentDate(Date.from(now));
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private static InternetAddress recipient(String address) throws MessagingException {
    InternetAddress recipient = new InternetAddress();
    recipient.setAddress(address);
    recipient.validate();
    return recipient;
  }

  /** One https address, which identifies reader and list by a token, and one for mail programs. */
  private String unsubscribe(String link) {
    String address = URI.create(link).toASCIIString();
    String token = address.substring(address.lastIndexOf('/') + 1);
    return "<%s>,\r\n <mailto:%s?subject=%s>"
        .formatted(
            address,
            sender.unsubscribe().getAddress(),
            URLEncoder.encode("unsubscribe " + token, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  private Mail finished(String name, Named message, String text, String html, String key)
      throws MessagingException {
    MimeMultipart forms = new MimeMultipart("alternative");
    forms.addBodyPart(part(text, "text/plain"));
    forms.addBodyPart(part(html, "text/html"));
    message.setContent(forms);
    message.saveChanges();
    if (sender.dkim().isPresent()) {
      sender.dkim().get().sign(message);
    }
    message.setEnvelopeFrom(returnPath(key));
    return new Mail(name, (InternetAddress) message.getRecipients(RecipientType.TO)[0], message);
  }

  private static MimeBodyPart part(String words, String type) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(words, type + "; charset=utf-8");
    // Seven bits and short lines: nothing on the way has a reason to change them.
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private String returnPath(String key) {
    String address = sender.bounces().orElse(sender.from()).getAddress();
    int at = address.lastIndexOf('@');
    return sender.bounces().isPresent()
        ? address.substring(0, at) + "+" + key + address.substring(at)
        : address;
  }
}

package dev.onward.mail.transport;

import dev.onward.mail.failure.Failure;
import dev.onward.mail.failure.Stage;
import dev.onward.mail.message.Mail;
import dev.onward.settings.Secret;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands mails to a mail server, over connections that are used again. With STARTTLS or TLS it
 * speaks to nobody whose certificate is not for that host and of a known authority, and never falls
 * back to plain text.
 */
public final class SmtpTransport implements Transport {
  private static final Logger log = LoggerFactory.getLogger(SmtpTransport.class);

  /** Servers limit both; those of Exchange close after five minutes or a few hundred mails. */
  private static final int MAILS_A_CONNECTION = 100;

  /** RFC 5321, 4.5.3.2.6: a server may look through the whole mail first. */
  private static final Duration LAST_ANSWER = Duration.ofMinutes(10);

  private static final long IDLE = Duration.ofSeconds(20).toNanos();

  private final SmtpServer smtp;
  private final Properties properties;
  private final Duration lastAnswer;
  private final Deque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();

  /** {@code domain} is what we call ourselves. */
  public SmtpTransport(SmtpServer smtp, String domain) {
    this(smtp, domain, LAST_ANSWER);
  }

  /** {@code lastAnswer} is how long the answer to the last word is waited for. */
  SmtpTransport(SmtpServer smtp, String domain, Duration lastAnswer) {
    this.smtp = smtp;
    this.properties = properties(smtp, domain);
    this.lastAnswer = lastAnswer;
  }

  /** A session of its own for each connection, since the socket is asked for by its settings. */
  private SmtpConnection connection() {
    Sockets sockets = new Sockets();
    Properties own = new Properties();
    own.putAll(properties);
    if (smtp.security() == SmtpServer.Security.TLS) {
      own.put(
          "mail.smtps.ssl.socketFactory",
          sockets.secure(
              smtp.trust()
                  .map(TrustedCertificates::sockets)
                  .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault())));
    } else {
      own.put("mail.smtp.socketFactory", sockets.plain());
    }
    return new SmtpConnection(
        Session.getInstance(own), scheme(smtp), sockets, smtp.timeout(), lastAnswer);
  }

  private static Properties properties(SmtpServer smtp, String domain) {
    String scheme = scheme(smtp);
    Properties properties = new Properties();
    String millis = Long.toString(smtp.timeout().toMillis());
    put(properties, scheme, "connectiontimeout", millis);
    put(properties, scheme, "timeout", millis);
    put(properties, scheme, "writetimeout", millis);
    put(properties, scheme, "localhost", domain);
    put(properties, scheme, "auth", Boolean.toString(smtp.user().isPresent()));
    put(properties, scheme, "auth.mechanisms", "PLAIN LOGIN");
    // Waiting for the answer to QUIT would hold up the next mail.
    put(properties, scheme, "quitwait", "false");
    boolean startTls = smtp.security() == SmtpServer.Security.STARTTLS;
    put(properties, scheme, "starttls.enable", Boolean.toString(startTls));
    put(properties, scheme, "starttls.required", Boolean.toString(startTls));
    put(properties, scheme, "ssl.checkserveridentity", "true");
    put(properties, scheme, "ssl.protocols", "TLSv1.3 TLSv1.2");
    smtp.trust()
        .ifPresent(
            trust -> properties.put("mail." + scheme + ".ssl.socketFactory", trust.sockets()));
    return properties;
  }

  private static void put(Properties properties, String scheme, String name, String value) {
    properties.put("mail." + scheme + "." + name, value);
  }

  private static String scheme(SmtpServer smtp) {
    return smtp.security() == SmtpServer.Security.TLS ? "smtps" : "smtp";
  }

  @Override
  public SendResult send(Mail mail, Runnable lastWord) {
    Optional<SmtpConnection> used = takeIdle();
    if (used.isPresent()) {
      SendResult receipt = send(used.get(), mail, lastWord);
      // A server may have closed a connection that lay idle; a new one tells how it really is.
      if (!(receipt instanceof SendResult.Unreachable)) {
        return receipt;
      }
    }
    SmtpConnection fresh = connection();
    try {
      fresh.connect(
          smtp.host(),
          smtp.port(),
          smtp.user().orElse(null),
          smtp.password().map(Secret::reveal).orElse(null));
    } catch (AuthenticationFailedException e) {
      return refusedAtOnce(fresh, Stage.AUTH, "the mail server does not take our login");
    } catch (MessagingException e) {
      log.debug("no connection to the mail server", e);
      return refusedAtOnce(fresh, Stage.CONNECT, "no connection: " + cause(e));
    }
    return send(fresh, mail, lastWord);
  }

  /** A greeting or a login that is refused has a reason, which tells whose fault it is. */
  private static SendResult refusedAtOnce(SmtpConnection connection, Stage stage, String why) {
    int code = connection.getLastReturnCode();
    close(connection);
    if (code < 400) {
      return new SendResult.Unreachable(why);
    }
    Failure failure =
        Failure.reply(stage, code, Objects.toString(connection.getLastServerResponse(), ""));
    return new SendResult.Unreachable(why + ", " + failure.codes(), failure.verdict().fault());
  }

  /** The kind of fault, since its words may hold more than should be kept. */
  private static String cause(MessagingException e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getClass().getSimpleName();
  }

  private SendResult send(SmtpConnection connection, Mail mail, Runnable lastWord) {
    try {
      connection.send(mail, lastWord);
      putBack(connection);
      return new SendResult.Accepted();
    } catch (MessagingException e) {
      return failed(connection, e);
    } catch (RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  private SendResult failed(SmtpConnection connection, MessagingException e) {
    Optional<Failure> answer = answer(connection, e);
    if (answer.isEmpty()) {
      close(connection);
      return connection.saidLastWord()
          ? new SendResult.Unknown()
          : new SendResult.Unreachable("the connection broke: " + cause(e));
    }
    Failure failure = answer.get();
    // Angus has sent RSET; only after a 421 the server goes away.
    if (failure.code() == 421) {
      close(connection);
      return new SendResult.Unreachable(failure.codes(), failure.verdict().fault());
    }
    putBack(connection);
    return new SendResult.Refused(failure.codes(), failure.verdict(), failure.isLasting());
  }

  private static Optional<Failure> answer(SmtpConnection connection, MessagingException e) {
    Optional<Failure> found = Optional.empty();
    for (Exception next = e; next instanceof MessagingException m; next = m.getNextException()) {
      Optional<Failure> here =
          switch (m) {
            case SMTPAddressFailedException f -> answer(Stage.RCPT, f.getReturnCode(), f);
            case SMTPSenderFailedException f -> answer(Stage.MAIL, f.getReturnCode(), f);
            case SMTPSendFailedException f ->
                answer(connection.saidLastWord() ? Stage.DOT : Stage.DATA, f.getReturnCode(), f);
            default -> Optional.empty();
          };
      // What is said of the address stands deeper and says more.
      found = here.isPresent() ? here : found;
    }
    return found;
  }

  private static Optional<Failure> answer(Stage stage, int code, MessagingException e) {
    return code < 400
        ? Optional.empty()
        : Optional.of(Failure.reply(stage, code, Objects.toString(e.getMessage(), "")));
  }

  private Optional<SmtpConnection> takeIdle() {
    for (SmtpConnection c = idle.pollLast(); c != null; c = idle.pollLast()) {
      if (System.nanoTime() - c.lastUsed() < IDLE) {
        return Optional.of(c);
      }
      close(c);
    }
    return Optional.empty();
  }

  private void putBack(SmtpConnection connection) {
    if (connection.mails() < MAILS_A_CONNECTION) {
      idle.addLast(connection);
    } else {
      close(connection);
    }
  }

  private static void close(SmtpConnection connection) {
    try {
      connection.close();
    } catch (MessagingException e) {
      log.debug("a connection to the mail server did not close well", e);
    }
  }

  @Override
  public void close() {
    for (SmtpConnection c = idle.pollLast(); c != null; c = idle.pollLast()) {
      close(c);
    }
  }
}

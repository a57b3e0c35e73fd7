package dev.onward.mail;

import dev.onward.mail.message.DkimSigner;
import dev.onward.mail.message.Sender;
import dev.onward.mail.queue.Backoff;
import dev.onward.mail.transport.SmtpServer;
import dev.onward.mail.transport.TrustedCertificates;
import dev.onward.settings.Secret;
import dev.onward.settings.SettingsReader;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How mail leaves and what comes back: a mail server or, without one, a folder; who it is from;
 * what signs it; how fast it goes; where bounces are taken.
 */
public record MailSettings(
    Optional<SmtpServer> smtp, Path outbox, Sender sender, Rates rates, BounceIntake intake) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
  private static final String NOBODY = "Onward <onward@localhost>";

  /**
   * A mail takes four answers; at 50 ms each so many connections let a hundred through a second.
   */
  private static final int CONNECTIONS = 24;

  private static final int RATE = 100;

  /**
   * Limits of one node. Each connection may have one mail that waits for the server's last answer,
   * so a kill leaves at most that many in doubt.
   */
  public record Rates(int connections, int perSecond, int perDomainAndMinute, Backoff retry) {}

  /** Where reports of failure, complaints and mails that end a subscription are taken. */
  public record BounceIntake(Optional<Secret> secret, Optional<Path> folder) {}

  public static MailSettings read(SettingsReader settings, Path data) {
    Optional<SmtpServer> smtp = smtp(settings);
    Optional<Path> outbox =
        settings.optionalPath(
            "ONWARD_MAIL_OUTBOX",
            "folder for mails where there is no mail server; without it outbox in the data folder");
    Sender sender = sender(settings, smtp.isPresent());
    Rates rates = rates(settings);
    BounceIntake intake =
        new BounceIntake(
            settings.secret(
                "ONWARD_MAIL_BOUNCE_SECRET",
                "bearer token for POST /digest/bounces; without it that takes nothing"),
            settings.optionalPath(
                "ONWARD_MAIL_BOUNCE_FOLDER",
                "folder into which a mail server puts bounces, complaints and unsubscriptions as"
                    + " files"));
    return new MailSettings(smtp, outbox.orElse(data.resolve("outbox")), sender, rates, intake);
  }

  private static Optional<SmtpServer> smtp(SettingsReader settings) {
    Optional<String> host =
        settings.optionalText(
            "ONWARD_SMTP_HOST", "mail server; without it mails are files in the outbox");
    int port = settings.number("ONWARD_SMTP_PORT", 587, 1, 65_535, "its port");
    SmtpServer.Security security =
        settings.choice(
            "ONWARD_SMTP_SECURITY",
            SmtpServer.Security.class,
            SmtpServer.Security.STARTTLS,
            "starttls, tls (usually port 465), or none (for a server on this machine only)");
    Optional<String> user = settings.optionalText("ONWARD_SMTP_USER", "user there, if it asks");
    Optional<Secret> password = settings.secret("ONWARD_SMTP_PASSWORD", "password of that user");
    Optional<TrustedCertificates> trust =
        file(
            settings,
            "ONWARD_SMTP_CERTIFICATES",
            "PEM file with authorities to believe instead of the public ones",
            TrustedCertificates::read);
    Duration timeout =
        settings.duration("ONWARD_SMTP_TIMEOUT", "30s", "how long to wait for each answer of it");
    if (security == SmtpServer.Security.NONE
        && host.filter(h -> !LOOPBACK.contains(h)).isPresent()) {
      settings.fault("ONWARD_SMTP_SECURITY may be none for a mail server on this machine only");
    }
    if (user.isPresent() != password.isPresent()) {
      settings.fault("ONWARD_SMTP_USER and ONWARD_SMTP_PASSWORD go together");
    }
    return host.map(h -> new SmtpServer(h, port, security, user, password, trust, timeout));
  }

  private static Sender sender(SettingsReader settings, boolean needed) {
    Optional<InternetAddress> from =
        address(
            settings,
            "ONWARD_MAIL_FROM",
            "who mails are from, such as Onward <onward@example.com>; needed with a mail server");
    if (needed && from.isEmpty()) {
      settings.fault("ONWARD_SMTP_HOST needs ONWARD_MAIL_FROM beside it");
    }
    InternetAddress sender = from.orElseGet(() -> parsed(NOBODY));
    Optional<InternetAddress> replyTo =
        address(settings, "ONWARD_MAIL_REPLY_TO", "where answers of people go, if elsewhere");
    Optional<InternetAddress> bounces =
        address(
            settings,
            "ONWARD_MAIL_BOUNCES",
            "return path, such as bounces@example.com, whose server takes bounces+anything@ too;"
                + " without it the sender's");
    Optional<InternetAddress> unsubscribe =
        address(
            settings,
            "ONWARD_MAIL_UNSUBSCRIBE",
            "where mails that end a subscription go; without it the sender's");
    return new Sender(sender, replyTo, bounces, unsubscribe.orElse(sender), dkim(settings, sender));
  }

  private static Optional<DkimSigner> dkim(SettingsReader settings, InternetAddress from) {
    String domain =
        settings
            .optionalText(
                "ONWARD_DKIM_DOMAIN", "domain that signs the mails; without it the sender's")
            .orElseGet(() -> from.getAddress().replaceFirst(".*@", ""));
    String selector =
        settings.text("ONWARD_DKIM_SELECTOR", "onward", "name of the key in that domain's DNS");
    return file(
        settings,
        "ONWARD_DKIM_KEY",
        "PEM file with the RSA key (2048 bits or more) that signs the mails; without it they are"
            + " not signed",
        path -> DkimSigner.read(domain, selector, path));
  }

  private static Rates rates(SettingsReader settings) {
    return new Rates(
        settings.number(
            "ONWARD_SMTP_CONNECTIONS",
            CONNECTIONS,
            1,
            256,
            "most connections of one node to the mail server, opened as they are needed"),
        settings.number("ONWARD_SMTP_RATE", RATE, 1, 100_000, "most mails a second from one node"),
        settings.number(
            "ONWARD_SMTP_DOMAIN_RATE",
            600,
            1,
            10_000_000,
            "most mails a minute from one node to addresses of one domain"),
        new Backoff(
            settings.duration(
                "ONWARD_SMTP_RETRY",
                "1m",
                "how long to wait after a first failure; twice as long after each further one, up"
                    + " to an hour"),
            Duration.ofHours(1)));
  }

  private static Optional<InternetAddress> address(
      SettingsReader settings, String name, String meaning) {
    return settings
        .optionalText(name, meaning)
        .flatMap(text -> {
          try {
            return Optional.of(strict(text));
          } catch (AddressException e) {
            settings.fault(name + " must be one mail address");
            return Optional.empty();
          }
        });
  }

  private static InternetAddress strict(String text) throws AddressException {
    InternetAddress[] all = InternetAddress.parse(text, true);
    if (all.length != 1 || !all[0].getAddress().contains("@")) {
      throw new AddressException("not one address");
    }
    all[0].validate();
    return all[0];
  }

  private static InternetAddress parsed(String address) {
    try {
      return strict(address);
    } catch (AddressException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Reading<T> {
    T of(Path file) throws IOException;
  }

  private static <T> Optional<T> file(
      SettingsReader settings, String name, String meaning, Reading<T> reading) {
    Optional<Path> path = settings.optionalPath(name, meaning);
    @Nullable T read = null;
    try {
      read = path.isPresent() ? reading.of(path.get()) : null;
    } catch (IOException e) {
      settings.fault(
          "%s must be a readable %s"
              .formatted(name, meaning.replaceFirst(" (that|to) .*|;.*", "")));
    }
    return Optional.ofNullable(read);
  }
}

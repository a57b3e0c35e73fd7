package dev.onward.digest;

import dev.onward.digest.compose.Letter;
import dev.onward.digest.send.IssueDelivery;
import dev.onward.digest.send.IssueMessages;
import dev.onward.mail.MailSettings;
import dev.onward.mail.message.Mail;
import dev.onward.mail.message.MessageBuilder;
import dev.onward.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A post office with settings as an operator writes them. */
public final class Office {
  private Office() {}

  public static MailSettings settings(Path data, Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(settings);
    MailSettings read = MailSettings.read(reader, data);
    reader.finish();
    return read;
  }

  /** Settings for a server of plain text on this machine. */
  public static Map<String, String> plain(int port) {
    Map<String, String> settings = new HashMap<>();
    settings.put("ONWARD_SMTP_HOST", "localhost");
    settings.put("ONWARD_SMTP_PORT", Integer.toString(port));
    settings.put("ONWARD_SMTP_SECURITY", "none");
    settings.put("ONWARD_SMTP_TIMEOUT", "2s");
    settings.put("ONWARD_SMTP_RETRY", "20ms");
    settings.put("ONWARD_MAIL_FROM", "Onward <onward@onward.example.com>");
    settings.put("ONWARD_MAIL_BOUNCES", "bounces@onward.example.com");
    return settings;
  }

  /** A mail to one reader. */
  public static Mail mail(MailSettings settings, String address) {
    Letter letter =
        new Letter(
            "Grüße",
            "Schön, dass du da bist.\n",
            "<p>Schön, dass du da bist.</p>",
            java.util.List.of(),
            "https://onward.example.com/digest/unsubscribe/abc");
    IssueDelivery delivery =
        new IssueDelivery(
            "0123456789abcdef0123456789abcdef",
            java.time.LocalDate.of(2026, 11, 23),
            "reader",
            Instant.parse("2026-11-23T08:00:00Z"),
            "example.org",
            0);
    return new IssueMessages(new MessageBuilder(settings.sender()))
        .of(delivery, address, letter, Instant.parse("2026-11-23T08:00:01Z"));
  }
}

package dev.onward.mail.transport;

import dev.onward.settings.Secret;
import java.time.Duration;
import java.util.Optional;

/** A mail server. {@code trust} is given where its certificate is not of a public authority. */
public record SmtpServer(
    String host,
    int port,
    Security security,
    Optional<String> user,
    Optional<Secret> password,
    Optional<TrustedCertificates> trust,
    Duration timeout) {
  public enum Security {
    STARTTLS,
    TLS,
    NONE
  }
}

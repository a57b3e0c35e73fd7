package dev.onward.digest;

import dev.onward.settings.Secret;
import java.time.Duration;
import java.util.Optional;

/** A mail server. {@code trust} is given where its certificate is not of a public authority. */
record SmtpServer(
    String host,
    int port,
    Security security,
    Optional<String> user,
    Optional<Secret> password,
    Optional<TrustedCertificates> trust,
    Duration timeout) {
  enum Security {
    STARTTLS,
    TLS,
    NONE
  }
}

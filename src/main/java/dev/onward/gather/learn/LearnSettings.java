package dev.onward.gather.learn;

import dev.onward.settings.Secret;
import dev.onward.settings.SettingsReader;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How Onward proves who it is to the Learn Platform API; without it only the open interface of the
 * catalog is asked.
 */
public record LearnSettings(Optional<Registration> registration) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** An application registered in Microsoft Entra ID, and where its directory gives tokens. */
  public record Registration(URI login, String tenant, String clientId, Secret secret) {}

  public static LearnSettings read(SettingsReader settings) {
    Optional<String> tenant =
        settings.optionalText(
            "ONWARD_LEARN_TENANT",
            "tenant of the application that may ask the Learn Platform API; without it the open"
                + " catalog only");
    Optional<String> client =
        settings.optionalText("ONWARD_LEARN_CLIENT_ID", "client id of that application");
    Optional<Secret> secret =
        settings.secret("ONWARD_LEARN_SECRET", "client secret of that application");
    URI login =
        settings.httpAddress(
            "ONWARD_LEARN_LOGIN",
            "https://login.microsoftonline.com",
            "where its tokens are given out");
    if ("http".equals(login.getScheme()) && !THIS_MACHINE.contains(login.getHost())) {
      settings.fault(
          "ONWARD_LEARN_LOGIN must be https; plain http may be spoken to this machine only");
    }
    long given = Stream.of(tenant, client, secret).filter(Optional::isPresent).count();
    if (given != 0 && given != 3) {
      settings.fault(
          "ONWARD_LEARN_TENANT, ONWARD_LEARN_CLIENT_ID and ONWARD_LEARN_SECRET go together; set all three or none");
    }
    return new LearnSettings(
        given == 3
            ? Optional.of(
                new Registration(
                    login, tenant.orElseThrow(), client.orElseThrow(), secret.orElseThrow()))
            : Optional.empty());
  }
}

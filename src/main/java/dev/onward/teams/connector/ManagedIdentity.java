package dev.onward.teams.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * A user-assigned managed identity: asks the identity service of the machine (virtual machines), or
 * of App Service and Container Apps where a header is set.
 */
public final class ManagedIdentity implements TokenSource {
  private final JsonOverHttp http;
  private final URI address;
  private final Map<String, String> headers;
  private final InstantSource clock;

  public ManagedIdentity(
      JsonOverHttp http, TeamsSettings.Connection connection, String appId, InstantSource clock) {
    this.http = http;
    this.clock = clock;
    boolean ofApp = connection.identityHeader().isPresent();
    this.address =
        URI.create(
            "%s?api-version=%s&resource=%s&client_id=%s"
                .formatted(
                    connection.identity(),
                    ofApp ? "2019-08-01" : "2018-02-01",
                    ClientSecret.encoded(connection.cloud().api()),
                    ClientSecret.encoded(appId)));
    this.headers =
        connection
            .identityHeader()
            .map(Secret::reveal)
            .map(header -> Map.of("X-IDENTITY-HEADER", header))
            .orElse(Map.of("Metadata", "true"));
  }

  @Override
  public Token fetch() throws IOException {
    JsonNode reply = http.get(address, headers);
    if (reply.has("expires_in")) {
      return ClientSecret.token(reply);
    }
    String value = reply.path("access_token").asText("");
    Instant end = Instant.ofEpochSecond(reply.path("expires_on").asLong(0));
    if (value.isEmpty() || !end.isAfter(clock.instant())) {
      throw new IOException("the reply holds no token");
    }
    return new Token(value, Duration.between(clock.instant(), end));
  }
}

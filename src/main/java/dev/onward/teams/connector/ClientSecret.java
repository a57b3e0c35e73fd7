package dev.onward.teams.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A registration's client secret (OAuth 2.0, client credentials). */
public final class ClientSecret implements TokenSource {
  private final JsonOverHttp http;
  private final URI endpoint;
  private final String appId;
  private final Secret secret;
  private final String scope;

  public ClientSecret(
      JsonOverHttp http,
      TeamsSettings.Connection connection,
      TeamsSettings.Bot bot,
      Secret secret) {
    this.http = http;
    this.endpoint =
        URI.create(
            connection.login().toString().replaceAll("/+$", "")
                + "/"
                + bot.tenant()
                + "/oauth2/v2.0/token");
    this.appId = bot.appId();
    this.secret = secret;
    this.scope = connection.cloud().api() + "/.default";
  }

  @Override
  public Token fetch() throws IOException {
    JsonNode reply =
        http.postForm(
            endpoint,
            form(
                Map.of(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    appId,
                    "client_secret",
                    secret.reveal(),
                    "scope",
                    scope)));
    return token(reply);
  }

  /** Seconds come as a number from one service and as a text from another. */
  static Token token(JsonNode reply) throws IOException {
    String value = reply.path("access_token").asText("");
    long seconds = reply.path("expires_in").asLong(0);
    if (value.isEmpty() || seconds <= 0) {
      throw new IOException("the reply holds no token");
    }
    return new Token(value, Duration.ofSeconds(seconds));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

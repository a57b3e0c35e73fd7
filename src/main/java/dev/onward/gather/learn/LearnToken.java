package dev.onward.gather.learn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Json;
import dev.onward.gather.learn.LearnSettings.Registration;
import dev.onward.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The token for the Learn Platform API (OAuth 2.0, client credentials), kept until five minutes
 * before its end. Thread-safe.
 */
final class LearnToken {
  private static final String SCOPE = "https://learn.microsoft.com/.default";
  private static final Duration BEFORE_END = Duration.ofMinutes(5);
  private static final Duration REPLY = Duration.ofSeconds(15);
  private static final int LARGEST = 64 * 1024;

  private final Registration registration;
  private final InstantSource clock;
  private Secret value = new Secret("");
  private Instant goodUntil = Instant.MIN;

  LearnToken(Registration registration, InstantSource clock) {
    this.registration = registration;
    this.clock = clock;
  }

  /**
   * The token, fetched where there is none or it ends soon.
   *
   * @throws IOException when the directory gives none
   */
  synchronized Secret current() throws IOException, InterruptedException {
    Instant now = clock.instant();
    if (!now.isBefore(goodUntil)) {
      JsonNode reply = fetched();
      String token = reply.path("access_token").asText("");
      long seconds = reply.path("expires_in").asLong(0);
      if (token.isEmpty() || seconds <= 0) {
        throw new IOException("the directory's reply holds no token");
      }
      value = new Secret(token);
      goodUntil = now.plusSeconds(seconds).minus(BEFORE_END);
    }
    return value;
  }

  /** The interface did not take it; the next one is fetched anew. */
  synchronized void refused(Secret token) {
    if (token == value) {
      goodUntil = Instant.MIN;
    }
  }

  private JsonNode fetched() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint())
            .timeout(REPLY)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(form()))
            .build();
    HttpClient client = client();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new IOException("the directory answers " + response.statusCode());
      }
      return Json.mapper().readTree(response.body().readNBytes(LARGEST));
    } finally {
      // Asked once an hour, it leaves nothing open until then.
      client.shutdownNow();
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(Duration.ofSeconds(5))
        .version(Version.HTTP_1_1)
        // A redirect would carry the secret to where nobody allowed it.
        .followRedirects(Redirect.NEVER)
        .build();
  }

  private URI endpoint() {
    return URI.create(
        registration.login().toString().replaceAll("/+$", "")
            + "/"
            + encoded(registration.tenant())
            + "/oauth2/v2.0/token");
  }

  private String form() {
    return Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            registration.clientId(),
            "client_secret",
            registration.secret().reveal(),
            "scope",
            SCOPE)
        .entrySet()
        .stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

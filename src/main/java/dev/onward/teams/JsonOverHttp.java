package dev.onward.teams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onward.database.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** JSON to and from far sides, with a time and a size that no reply may exceed. Thread-safe. */
final class JsonOverHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration REPLY = Duration.ofSeconds(15);
  private static final int LARGEST_REPLY = 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          // Asked to change to HTTP/2, some plain servers hang up.
          .version(Version.HTTP_1_1)
          // A redirect would carry a token to where nobody allowed it.
          .followRedirects(Redirect.NEVER)
          .build();

  /** What came back; {@code retryAfter} in seconds where it was said. */
  record Reply(int status, JsonNode body, Optional<Duration> retryAfter) {
    boolean isOk() {
      return status >= 200 && status < 300;
    }
  }

  /** Gets a document. */
  JsonNode get(URI address, Map<String, String> headers) throws IOException {
    return wanted(send(request(address, headers).GET().build()));
  }

  /** Posts a form and gets a document. */
  JsonNode postForm(URI address, String form) throws IOException {
    return wanted(
        send(
            request(address, Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .POST(BodyPublishers.ofString(form))
                .build()));
  }

  /** Sends JSON by the given method and gives whatever came back. */
  Reply send(String method, URI address, Map<String, String> headers, String json)
      throws IOException {
    return send(
        request(address, headers)
            .header("Content-Type", "application/json; charset=utf-8")
            .method(method, BodyPublishers.ofString(json))
            .build());
  }

  private static HttpRequest.Builder request(URI address, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(REPLY);
    request.header("Accept", "application/json");
    headers.forEach(request::header);
    return request;
  }

  private static JsonNode wanted(Reply reply) throws IOException {
    if (reply.status() != 200) {
      throw new IOException("the far side answered " + reply.status());
    }
    return reply.body();
  }

  private Reply send(HttpRequest request) throws IOException {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        String text = new String(body.readNBytes(LARGEST_REPLY), StandardCharsets.UTF_8);
        return new Reply(response.statusCode(), parsed(text), retryAfter(response));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,5}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  @Override
  public void close() {
    // Without waiting for replies that nobody reads any more.
    client.shutdownNow();
  }
}

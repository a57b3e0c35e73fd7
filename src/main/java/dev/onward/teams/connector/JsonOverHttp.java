package dev.onward.teams.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onward.database.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/** JSON to and from far sides, with a time and a size that no reply may exceed. Thread-safe. */
public final class JsonOverHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration REPLY = Duration.ofSeconds(15);

  /** Who sends a message waits longer: without the reply nobody knows whether it was taken. */
  private static final Duration REPLY_TO_MESSAGE = Duration.ofSeconds(30);

  private static final Duration LONGEST_REST = Duration.ofDays(1);
  private static final int LARGEST_REPLY = 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          // Asked to change to HTTP/2, some plain servers hang up.
          .version(Version.HTTP_1_1)
          // A redirect would carry a token to where nobody allowed it.
          .followRedirects(Redirect.NEVER)
          .build();

  private final Duration replyToMessage;

  public JsonOverHttp() {
    this(REPLY_TO_MESSAGE);
  }

  /** With another time to wait for the reply to a message. */
  public JsonOverHttp(Duration replyToMessage) {
    this.replyToMessage = replyToMessage;
  }

  /** Nothing was sent: the far side could not be reached. */
  static final class NotSent extends IOException {
    private static final long serialVersionUID = 1L;

    NotSent(IOException cause) {
      super(cause.toString(), cause);
    }
  }

  /** What came back; {@code retryAfter} where it was said. */
  public record Reply(int status, JsonNode body, Optional<Duration> retryAfter) {
    boolean isOk() {
      return status >= 200 && status < 300;
    }
  }

  /** Gets a document. */
  public JsonNode get(URI address, Map<String, String> headers) throws IOException {
    return wanted(send(request(address, headers).GET().build(), REPLY));
  }

  /** Posts a form and gets a document. */
  public JsonNode postForm(URI address, String form) throws IOException {
    return wanted(
        send(
            request(address, Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .POST(BodyPublishers.ofString(form))
                .build(),
            REPLY));
  }

  /**
   * Sends JSON by the given method and gives whatever came back.
   *
   * @throws NotSent when the far side was not reached; any other failure leaves it open whether it
   *     got what was sent
   */
  public Reply send(String method, URI address, Map<String, String> headers, String json)
      throws IOException {
    return send(
        request(address, headers)
            .header("Content-Type", "application/json; charset=utf-8")
            .method(method, BodyPublishers.ofString(json))
            .build(),
        replyToMessage);
  }

  private static HttpRequest.Builder request(URI address, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
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

  private Reply send(HttpRequest request, Duration atMost) throws IOException {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      HttpResponse<InputStream> response =
          client.send(
              HttpRequest.newBuilder(request, (name, value) -> true).timeout(atMost).build(),
              BodyHandlers.ofInputStream());
      return new Reply(
          response.statusCode(),
          parsed(body(response, Duration.ofNanos(end - System.nanoTime()))),
          retryAfter(response));
    } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
      throw new NotSent(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /**
   * As much of a body as comes in time: the client's own timeout ends with the headers. The status
   * holds whatever becomes of the body.
   */
  private static String body(HttpResponse<InputStream> response, Duration atMost)
      throws InterruptedException {
    InputStream body = response.body();
    Thread watch = Thread.ofVirtual().name("reply-watch").start(() -> closeAfter(atMost, body));
    try (body) {
      return new String(body.readNBytes(LARGEST_REPLY), StandardCharsets.UTF_8);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return "";
    } finally {
      watch.interrupt();
    }
  }

  private static void closeAfter(Duration time, InputStream body) {
    try {
      Thread.sleep(time.isNegative() ? Duration.ZERO : time);
      body.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // Nobody reads it any more.
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** RFC 9110, 10.2.3: seconds, or the date until which to wait. */
  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(value -> value.matches("\\d+") ? seconds(value) : untilDate(response, value));
  }

  private static Optional<Duration> seconds(String value) {
    return Optional.of(
        value.length() > 6 ? LONGEST_REST : Duration.ofSeconds(Long.parseLong(value)));
  }

  /** Reckoned by the far side's own clock where it tells the time. */
  private static Optional<Duration> untilDate(HttpResponse<?> response, String value) {
    try {
      Instant until = date(value);
      String told = response.headers().firstValue("Date").orElse("");
      Duration rest = Duration.between(told.isEmpty() ? Instant.now() : date(told), until);
      return Optional.of(rest.isNegative() ? Duration.ZERO : rest);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant date(String value) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
  }

  @Override
  public void close() {
    // Without waiting for replies that nobody reads any more.
    client.shutdownNow();
  }
}

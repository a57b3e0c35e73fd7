package dev.onward.ai;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * LangChain4j's HTTP client over Java's, for Ollama and OpenAI-compatible servers. Unlike the one
 * that LangChain4j brings it reads each stream on a virtual thread, hands on how long a busy server
 * asks to be left alone, and takes a stream that ends without an end mark for broken.
 */
final class StreamingHttp implements dev.langchain4j.http.client.HttpClient {
  /** The last chunk of Ollama, the last ones of OpenAI. */
  private static final Pattern END =
      Pattern.compile("\\[DONE]|\"done\"\\s*:\\s*true|\"finish_reason\"\\s*:\\s*\"");

  private static final int LONGEST_ERROR = 4_000;

  private final HttpClient client;
  private final Duration patience;

  private StreamingHttp(Duration connect, Duration patience) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connect)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    this.patience = patience;
  }

  /** A server said no; {@code retryAfter} where it also said for how long. */
  static final class Refused extends HttpException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> retryAfter;

    Refused(int status, String body, Optional<String> retryAfter) {
      super(status, body);
      this.retryAfter = retryAfter;
    }

    Optional<String> retryAfter() {
      return retryAfter;
    }
  }

  /** Builds the client; LangChain4j hands on its own wait, which is the one for words. */
  static final class Builder implements HttpClientBuilder {
    private Duration connect;
    private Duration read;

    Builder(Duration connect, Duration read) {
      this.connect = connect;
      this.read = read;
    }

    @Override
    public Duration connectTimeout() {
      return connect;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      connect = timeout;
      return this;
    }

    @Override
    public Duration readTimeout() {
      return read;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      read = timeout;
      return this;
    }

    @Override
    public dev.langchain4j.http.client.HttpClient build() {
      return new StreamingHttp(connect, read);
    }
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    try (InputStream body = send(request).body()) {
      return SuccessfulHttpResponse.builder()
          .statusCode(200)
          .body(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .build();
    } catch (HttpTimeoutException e) {
      throw new TimeoutException(e);
    } catch (IOException e) {
      throw new IllegalStateException("the connection broke", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the wait was interrupted", e);
    }
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    Thread.ofVirtual()
        .name("model-stream")
        .start(() -> {
          try {
            read(send(request), parser, listener);
          } catch (HttpTimeoutException e) {
            listener.onError(new TimeoutException(e));
          } catch (IOException | RuntimeException e) {
            listener.onError(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void read(
      HttpResponse<InputStream> response,
      ServerSentEventParser parser,
      ServerSentEventListener listener)
      throws IOException {
    Watched watched = new Watched(listener);
    try (InputStream body = response.body()) {
      listener.onOpen(
          SuccessfulHttpResponse.builder()
              .statusCode(response.statusCode())
              .headers(response.headers().map())
              .build());
      parser.parse(body, watched);
    }
    if (!watched.ended) {
      listener.onError(new EOFException("the stream ended early"));
    }
    listener.onClose();
  }

  private HttpResponse<InputStream> send(HttpRequest request)
      throws IOException, InterruptedException {
    java.net.http.HttpRequest.Builder sent =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url())).timeout(patience);
    request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
    sent.method(
        request.method().name(),
        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
    HttpResponse<InputStream> response = client.send(sent.build(), BodyHandlers.ofInputStream());
    if (response.statusCode() / 100 != 2) {
      try (InputStream body = response.body()) {
        throw new Refused(
            response.statusCode(),
            new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8),
            response.headers().firstValue("Retry-After"));
      }
    }
    return response;
  }

  /**
   * Hands everything on and notices the end mark. A chunk that can't be read ends the stream:
   * LangChain4j would go on with the next one, and a piece of the answer would be missing.
   */
  private static final class Watched implements ServerSentEventListener {
    private final ServerSentEventListener listener;
    private boolean ended;
    private boolean broken;

    Watched(ServerSentEventListener listener) {
      this.listener = listener;
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
      if (broken) {
        return;
      }
      ended |= END.matcher(event.data()).find();
      try {
        listener.onEvent(event, context);
      } catch (RuntimeException e) {
        broken = true;
        onError(new IOException("a chunk can't be read", e));
      }
    }

    @Override
    public void onError(Throwable error) {
      // What the listener hears after this is too late for it.
      ended = true;
      listener.onError(error);
    }
  }
}

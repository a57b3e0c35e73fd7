package dev.onward.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The server that is asked, over HTTP. Thread-safe. */
public final class Server implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WHOLE_ANSWER = Duration.ofMinutes(3);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final int PATIENT = 4;

  /** The server did not begin the work, so that asking again does nothing twice. */
  private static final Set<Integer> NOT_NOW = Set.of(429, 503);

  private final URI base;
  private final int tries;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1).build();

  private Server(URI base, int tries) {
    this.base = base;
    this.tries = tries;
  }

  /** Asks again, a few times and ever later, when the server is away or says "not now". */
  public static Server patient(URI base) {
    return new Server(base, PATIENT);
  }

  /** Asks once. */
  public static Server once(URI base) {
    return new Server(base, 1);
  }

  /** What came back. */
  record Response(int status, String body, Optional<String> cookie) {}

  /**
   * Sends a request and waits for the whole response.
   *
   * @throws Unreachable when nothing answers
   */
  Response send(String method, String path, @Nullable String json, @Nullable String cookie) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(WHOLE_ANSWER)
            .header("Accept", "application/json")
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    return send(request.build());
  }

  /** The day that it is for the server, in ISO form; empty where it does not tell. */
  public String today() {
    try {
      return Reading.json(send("GET", "/api/credentials", null, null).body(), JsonNode.class)
          .at("/credentials/0/asOf")
          .asText();
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  private Response send(HttpRequest request) {
    Duration pause = FIRST_PAUSE;
    for (int left = tries - 1; ; left--) {
      Optional<Response> response = attempt(request, left == 0);
      if (response.isPresent()) {
        return response.get();
      }
      rest(pause);
      pause = pause.multipliedBy(2);
    }
  }

  /** Empty where it is worth asking again. */
  private Optional<Response> attempt(HttpRequest request, boolean last) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return last || !NOT_NOW.contains(response.statusCode())
          ? Optional.of(response(response))
          : Optional.empty();
    } catch (ConnectException e) {
      if (last) {
        throw new Unreachable(base, e);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new Unreachable(base, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Response response(HttpResponse<String> response) {
    return new Response(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Set-Cookie").map(c -> c.replaceFirst(";.*", "")));
  }

  private static void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for the server", e);
  }

  @Override
  public void close() {
    client.close();
  }

  /** Nothing answers at the address. */
  public static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(URI base, IOException cause) {
      super(
          "No Onward answers at %s (%s); start one, or name another with --base"
              .formatted(base, cause.getClass().getSimpleName()),
          cause);
    }
  }
}

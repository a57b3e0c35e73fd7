package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A program that is told to end, or has to. */
class EndTest {
  private static final int READERS = 50;
  private static final Wire WIRE = new Wire.AzureOpenAi();

  private final HttpClient http = HttpClient.newHttpClient();

  /** Says a sentence, waits until it may go on, and says another. */
  private record Speaker(CountDownLatch mayGoOn) implements RawStream.Script {
    private static final List<String> WHOLE =
        WIRE.words(
            "It retired on 30 June 2026 [1]. And", " that", " is", " the", " last", " word", ".");

    @Override
    public @Nullable String chunk(int place) throws InterruptedException {
      if (place > WIRE.opening().size()) {
        mayGoOn.await();
      }
      return place < WHOLE.size() ? WHOLE.get(place) : null;
    }
  }

  /** An answer that has begun, and how it goes on. */
  private record Begun(BufferedReader events, StringBuilder heard) {
    String whole() throws IOException {
      for (String line = events.readLine(); line != null; line = events.readLine()) {
        heard.append(line).append('\n');
      }
      return heard.toString();
    }
  }

  private Begun begin(URI address, int number) throws Exception {
    HttpResponse<InputStream> response =
        http.send(question(address, number), BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    BufferedReader events =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    StringBuilder heard = new StringBuilder();
    for (String line = events.readLine();
        line != null && !line.equals("event: token");
        line = events.readLine()) {
      heard.append(line).append('\n');
    }
    return new Begun(events, heard);
  }

  private static HttpRequest question(URI address, int number) {
    return HttpRequest.newBuilder(address.resolve("/api/chat"))
        .header("Content-Type", "application/json")
        .header("Accept", "text/event-stream")
        .POST(
            BodyPublishers.ofString(
                "{\"message\":\"Can I still renew AI-102? This is my attempt number %d.\"}"
                    .formatted(number)))
        .build();
  }

  private static Map<String, String> settings(RawStream model, Path data, String wait) {
    Map<String, String> settings = new HashMap<>(WIRE.settings(model.url()));
    settings.put("ONWARD_PORT", "0");
    settings.put("ONWARD_DATA", data.toString());
    settings.put("ONWARD_CLOCK", RunningServer.TODAY);
    settings.put("ONWARD_MODEL_FIRST_WORDS", "5m");
    settings.put("ONWARD_MODEL_WHOLE_ANSWER", "5m");
    settings.put("ONWARD_SHUTDOWN_WAIT", wait);
    return settings;
  }

  @Test
  void whoIsToldToEndTakesNothingNewLetsFiftyAnswersFinishAndEndsWell() throws Exception {
    Path data = RunningServer.dataFolder();
    CountDownLatch mayGoOn = new CountDownLatch(1);
    try (RawStream model =
            new RawStream(WIRE.contentType(), () -> new Speaker(mayGoOn), RawStream.END);
        Program program = Program.start(settings(model, data, "2m"));
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      URI address = program.ready();
      List<Begun> begun = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        begun.add(begin(address, i));
      }

      program.tellToEnd();
      HttpResponse<String> ready = get(address, "/health/ready");
      while (ready.statusCode() == 200) {
        ready = get(address, "/health/ready");
      }
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("taking questions");
      HttpResponse<String> refused = http.send(question(address, READERS), BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("The server is being restarted; try again in");

      mayGoOn.countDown();
      List<Future<String>> answers = new ArrayList<>();
      for (Begun one : begun) {
        answers.add(readers.submit(one::whole));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).contains("the last word").contains("event: done");
      }
      assertThat(program.end()).isZero();
    } finally {
      RunningServer.delete(data);
    }
  }

  @Test
  void anAnswerThatGoesOnAfterTheLimitIsToldAsInterrupted() throws Exception {
    Path data = RunningServer.dataFolder();
    CountDownLatch never = new CountDownLatch(1);
    try (RawStream model =
            new RawStream(WIRE.contentType(), () -> new Speaker(never), RawStream.END);
        Program program = Program.start(settings(model, data, "1s"))) {
      Begun answer = begin(program.ready(), 1);
      program.tellToEnd();
      assertThat(answer.whole()).contains("event: error").contains("was interrupted");
      assertThat(program.end()).isZero();
    } finally {
      never.countDown();
      RunningServer.delete(data);
    }
  }

  private HttpResponse<String> get(URI address, String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
  }

  /** Wants more memory than there is. */
  static final class Hungry {
    private Hungry() {}

    public static void main(String[] arguments) {
      List<long[]> kept = new ArrayList<>();
      while (true) {
        try {
          kept.add(new long[1 << 20]);
        } catch (OutOfMemoryError e) {
          System.out.println("half alive with " + kept.size());
        }
      }
    }
  }

  @Test
  void aProgramWithoutMemoryEndsWithAWord() {
    try (Program program = Program.java("-Xmx160m", Hungry.class.getName())) {
      assertThat(program.end()).isNotZero();
      assertThat(program.output()).contains("OutOfMemoryError").doesNotContain("half alive");
    }
  }
}

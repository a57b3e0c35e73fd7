package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one visitor and one place can do to a server that others use too. */
class LimitsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void whoAsksTooFastIsToldWhenToComeBack() {
    try (RunningServer server = RunningServer.start()) {
      Visitor visitor = new Visitor(server);
      visitor.say("hello");
      HttpResponse<String> refused = null;
      for (int i = 0; i < 60 && refused == null; i++) {
        HttpResponse<String> answer = ask(visitor, "hello");
        refused = answer.statusCode() == 429 ? answer : null;
      }
      assertThat(refused).as("an answer 429").isNotNull();
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("try again in");
      // Another one is not held to what the first did.
      assertThat(new Visitor(server).say("hello").get("answer").asText()).isNotBlank();
    }
  }

  @Test
  void ofOnePlaceAtMostTenConfirmationMailsAreSentInAnHour() throws Exception {
    try (RunningServer server = RunningServer.start()) {
      for (int i = 0; i < 25; i++) {
        Visitor visitor = new Visitor(server);
        visitor.say("Mail me this weekly at somebody%d@example.com".formatted(i));
        visitor.say("yes");
      }
      Path outbox = server.data().resolve("outbox");
      try (var mails = Files.list(outbox)) {
        assertThat(mails.count()).isBetween(1L, 10L);
      }
    }
  }

  @Test
  void tenWrongTokensOfOnePlaceDoNotLockOutAnother() throws Exception {
    try (RunningServer server =
        RunningServer.start(
            Map.of("ONWARD_PROXIES", "1", "ONWARD_ADMIN_TOKEN", "the-right-token"))) {
      List<Integer> wrong = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        wrong.add(login(server, "198.51.100.7", "wrong" + i));
      }
      assertThat(wrong).contains(403, 429);
      assertThat(login(server, "203.0.113.9", "the-right-token")).isEqualTo(303);
    }
  }

  private static HttpResponse<String> ask(Visitor visitor, String words) {
    return visitor.send(
        "POST",
        "/api/chat",
        "{\"message\":\"" + words + "\"}",
        Map.of("Accept", "application/json"));
  }

  private static int login(RunningServer server, String from, String token) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(server.address("/admin/login"))
                .header("X-Forwarded-For", from)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=ada&token=" + token))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void connectionsThatSendNothingDoNotKeepOthersOut() throws Exception {
    try (RunningServer server = RunningServer.start()) {
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < 400; i++) {
          Socket socket = new Socket("localhost", server.address("/").getPort());
          socket
              .getOutputStream()
              .write("GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
          slow.add(socket);
        }
        assertThat(new Visitor(server).get("/health/live").statusCode()).isEqualTo(200);
      } finally {
        for (Socket socket : slow) {
          socket.close();
        }
      }
    }
  }

  @Test
  void onePersonHasFewAnswersInTheMakingAtOnce() {
    try (RunningServer server = RunningServer.start()) {
      Visitor visitor = new Visitor(server);
      visitor.say("hello");
      List<Integer> statuses =
          IntStream.range(0, 30)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(
                      () -> ask(visitor, "What is AI-103 about?").statusCode()))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(statuses).contains(200).isSubsetOf(200, 429);
    }
  }
}

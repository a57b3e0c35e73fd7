package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What strangers send, and what every answer carries. */
class HardeningTest {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyRouteAnswersWithTheHeadersThatFenceThePageIn() {
    List<String> lacking = new ArrayList<>();
    assertThat(server.routes()).hasSizeGreaterThan(40);
    for (String route : server.routes()) {
      String[] parts = route.split(" ", 2);
      String path = parts[1].replaceAll("\\{[^}]*}|<[^>]*>", "x");
      HttpResponse<String> answer =
          new Visitor(server)
              .send(
                  parts[0],
                  path,
                  parts[0].equals("GET") ? null : "{}",
                  Map.of("X-Forwarded-Proto", "https"));
      for (String header :
          List.of(
              "Content-Security-Policy",
              "X-Content-Type-Options",
              "X-Frame-Options",
              "Referrer-Policy",
              "Cross-Origin-Opener-Policy",
              "Cross-Origin-Resource-Policy",
              "Permissions-Policy",
              "Strict-Transport-Security",
              "Cache-Control")) {
        if (answer.headers().firstValue(header).isEmpty()) {
          lacking.add(route + " lacks " + header);
        }
      }
      if (answer.statusCode() >= 500) {
        lacking.add(route + " answers " + answer.statusCode());
      }
      if (answer
          .headers()
          .firstValue("Content-Type")
          .filter(type ->
              type.startsWith("text/html")
                  && !type.toLowerCase(java.util.Locale.ROOT).contains("charset=utf-8"))
          .isPresent()) {
        lacking.add(route + " names no charset");
      }
    }
    assertThat(lacking).isEmpty();
  }

  @Test
  void aNameThatIsNotOursIsNotAnswered() throws IOException {
    assertThat(raw("GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void crawlersAreToldWhatIsNotForThem() {
    assertThat(new Visitor(server).get("/robots.txt").body()).contains("Disallow: /api/");
  }

  @Test
  void anUnknownCharsetIsNotTaken() {
    assertThat(say("hello", "application/json; charset=nonsense")).isEqualTo(415);
    assertThat(say("hello", "application/json; charset=%%%")).isEqualTo(415);
    assertThat(say("hello", "application/json; charset=utf-8")).isEqualTo(200);
  }

  @Test
  void whatHoldsNothingReadableIsNotAnswered() {
    assertThat(say("\\u0001\\u0002", "application/json")).isEqualTo(422);
    assertThat(say("\\u0000", "application/json")).isEqualTo(422);
    assertThat(say("What is AI-103?\\u0000", "application/json")).isEqualTo(200);
    assertThat(say("\\ud800 What is AI-103?", "application/json")).isEqualTo(200);
  }

  @Test
  void controlsAndBrokenCharactersNeverBreakTheServer() throws IOException {
    Random random = new Random(7);
    int port = server.address("/").getPort();
    for (int i = 0; i < 100; i++) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.writeBytes("{\"message\":\"".getBytes(StandardCharsets.US_ASCII));
      byte[] noise = new byte[1 + random.nextInt(40)];
      random.nextBytes(noise);
      body.writeBytes(noise);
      body.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));
      String head =
          "POST /api/chat HTTP/1.1\r\n"
              + "Host: localhost\r\n"
              + "Accept: application/json\r\n"
              + "Content-Type: application/json\r\n"
              + "Content-Length: "
              + body.size()
              + "\r\nConnection: close\r\n\r\n";
      try (Socket socket = new Socket("localhost", port)) {
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body.toByteArray());
        socket.getOutputStream().flush();
        assertThat(firstLine(socket.getInputStream())).doesNotStartWith("HTTP/1.1 5");
      }
    }
  }

  @Test
  void addressesWithControlsAreRefused() {
    assertThat(new Visitor(server).get("/knowledge/a%00b").statusCode()).isBetween(400, 404);
    assertThat(new Visitor(server).get("/api/conversations/%01").statusCode()).isBetween(400, 404);
  }

  @Test
  void aLockedDatabaseIsToldAsWhatItIs() throws Exception {
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + server.data().resolve("onward.db"));
        var statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      HttpResponse<String> answer =
          new Visitor(server)
              .send(
                  "POST",
                  "/api/chat",
                  "{\"message\":\"hello\"}",
                  Map.of("Accept", "application/json"));
      statement.execute("ROLLBACK");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("The database can't be used");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  private static int say(String words, String contentType) {
    return new Visitor(server)
        .send(
            "POST",
            "/api/chat",
            "{\"message\":\"" + words + "\"}",
            Map.of("Accept", "application/json", "Content-Type", contentType))
        .statusCode();
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", server.address("/").getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return firstLine(socket.getInputStream());
    }
  }

  private static String firstLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }
}

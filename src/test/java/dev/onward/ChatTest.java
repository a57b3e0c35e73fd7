package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.Visitor.Event;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The HTTP contract of the chat, over real HTTP. */
class ChatTest {
  private static final String QUESTION = "I passed AI-102 last June, what should I do next?";
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
  void theFirstQuestionGetsACitedAnswerThatIsRightToday() {
    JsonNode answer = new Visitor(server).say(QUESTION);

    assertThat(answer.get("outcome").asText()).isEqualTo("grounded");
    assertThat(answer.get("answeredBy").asText()).isEqualTo("embedded");
    assertThat(answer.get("citations").size()).isGreaterThanOrEqualTo(3);
    assertThat(answer.get("answer").asText())
        .contains("retired on 30 June 2026", "together with its renewal")
        .contains("AI-103", "AZ-104", "AZ-305", "AI-300", "DP-100")
        .contains("portfolio project", "community");
    assertThat(answer.get("followUps").size()).isBetween(1, 3);
  }

  @Test
  void theAnswerComesAsEventsInTheOrderOfTheContract() {
    List<Event> events = new Visitor(server).hear(QUESTION);

    String names =
        events.stream()
            .map(Event::name)
            .collect(Collectors.joining(" "))
            .replaceAll("( token)+", " token");
    assertThat(names).matches("start token( citation)+ followups done");
    assertThat(events.getFirst().data().fieldNames())
        .toIterable()
        .containsExactly("conversationId", "messageId", "answeredBy");
    String messageId = events.getFirst().data().get("messageId").asText();
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).id()).isEqualTo(messageId + ":" + i);
    }
    assertThat(events.stream().filter(e -> e.name().equals("token")).count()).isGreaterThan(5);
  }

  @Test
  void everyMarkHasItsCitationAndEveryCitationItsMark() {
    JsonNode answer = new Visitor(server).say("Compare AI-103, AI-200 and AI-300");
    String text = answer.get("answer").asText() + answer.path("more").asText();
    for (JsonNode citation : answer.get("citations")) {
      assertThat(text).contains("[" + citation.get("n").asInt() + "]");
      assertThat(citation.get("title").asText()).isNotBlank();
      assertThat(citation.get("passage").asText()).isNotBlank();
      assertThat(citation.get("verified").asText()).startsWith("2026");
    }
    int marks =
        (int)
            java.util.regex.Pattern.compile("\\[(\\d+)]")
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .distinct()
                .count();
    assertThat(answer.get("citations").size()).isEqualTo(marks);
  }

  @Test
  void aClientThatComesBackIsToldTheRest() {
    Visitor visitor = new Visitor(server);
    List<Event> events = visitor.hear(QUESTION);
    Event third = events.get(2);

    for (HttpResponse<String> again :
        List.of(
            visitor.send("POST", "/api/chat", "{}", Map.of("Last-Event-ID", third.id())),
            visitor.send(
                "GET",
                "/api/messages/" + events.getFirst().data().get("messageId").asText() + "/events",
                null,
                Map.of("Last-Event-ID", third.id())))) {
      assertThat(Visitor.events(again.body())).isEqualTo(events.subList(3, events.size()));
    }
  }

  @Test
  void nobodyElseCanHearAnAnswer() {
    List<Event> events = new Visitor(server).hear(QUESTION);
    HttpResponse<String> stranger =
        new Visitor(server)
            .send("POST", "/api/chat", "{}", Map.of("Last-Event-ID", events.getFirst().id()));
    assertThat(stranger.statusCode()).isEqualTo(404);
  }

  @Test
  void theFirstAnswerSetsASessionCookieThatScriptsCannotRead() {
    HttpResponse<String> plain =
        new Visitor(server)
            .send(
                "POST",
                "/api/chat",
                "{\"message\":\"hello\"}",
                Map.of("Accept", "application/json"));
    assertThat(plain.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("onward_session=")
        .contains("HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");

    HttpResponse<String> behindTls =
        new Visitor(server)
            .send(
                "POST",
                "/api/chat",
                "{\"message\":\"hello\"}",
                Map.of("Accept", "application/json", "X-Forwarded-Proto", "https"));
    assertThat(behindTls.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
  }

  @Test
  void conversationsBelongToTheirSession() {
    Visitor owner = new Visitor(server);
    String id = owner.say(QUESTION).get("conversationId").asText();
    owner.say("And what does AI-103 cost?");

    JsonNode list = Visitor.json(owner.get("/api/conversations").body()).get("conversations");
    assertThat(list.size()).isEqualTo(1);
    assertThat(list.get(0).get("title").asText()).isEqualTo(QUESTION);
    JsonNode whole = Visitor.json(owner.get("/api/conversations/" + id).body());
    assertThat(whole.get("messages").size()).isEqualTo(2);
    assertThat(whole.at("/messages/0/answer/citations").size()).isGreaterThanOrEqualTo(3);

    Visitor stranger = new Visitor(server);
    stranger.say("hello");
    assertThat(stranger.get("/api/conversations/" + id).statusCode()).isEqualTo(404);
    assertThat(stranger.send("DELETE", "/api/conversations/" + id, null, Map.of()).statusCode())
        .isEqualTo(404);
    HttpResponse<String> asked =
        stranger.send(
            "POST",
            "/api/chat",
            "{\"message\":\"hello\",\"conversationId\":\"" + id + "\"}",
            Map.of("Accept", "application/json"));
    assertThat(asked.statusCode()).isEqualTo(404);

    assertThat(owner.send("DELETE", "/api/conversations/" + id, null, Map.of()).statusCode())
        .isEqualTo(204);
    assertThat(owner.get("/api/conversations/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void howAnAnswerCameAboutIsToldToWhoeverAsked() {
    Visitor visitor = new Visitor(server);
    JsonNode first = inspected(visitor, "What does AI-103 cost?");
    assertThat(first.get("parts").get(0).get("nearest").size()).isPositive();
    assertThat(first.get("parts").get(0).get("sureness").asDouble()).isBetween(0.0, 1.0);

    String path =
        "/api/messages/" + visitor.say("and AZ-305?").get("messageId").asText() + "/inspect";
    JsonNode inspection = Visitor.json(visitor.get(path).body());
    assertThat(inspection.get("standalone").asText()).contains("AZ-305");
    assertThat(inspection.get("parts").get(0).get("label").asText()).isEqualTo("exam-price");
    assertThat(inspection.get("millis").get("understood").asLong()).isNotNegative();
    assertThat(new Visitor(server).get(path).statusCode()).isEqualTo(404);
  }

  private static JsonNode inspected(Visitor visitor, String message) {
    String id = visitor.say(message).get("messageId").asText();
    return Visitor.json(visitor.get("/api/messages/" + id + "/inspect").body());
  }

  @Test
  void feedbackIsKeptOrRefusedWithAReason() {
    Visitor visitor = new Visitor(server);
    String id = visitor.say("hello").get("messageId").asText();
    String path = "/api/messages/" + id + "/feedback";
    assertThat(
            visitor
                .send("POST", path, "{\"helpful\":true,\"note\":\"short\"}", Map.of())
                .statusCode())
        .isEqualTo(204);
    assertThat(
            visitor.send("POST", path, "{\"note\":\"no word on helpful\"}", Map.of()).statusCode())
        .isEqualTo(422);
    assertThat(new Visitor(server).send("POST", path, "{\"helpful\":true}", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void badInputGetsAProblemThatSaysWhatToSend() {
    assertProblem(post("{\"message\":\"   \"}"), 422, "1 to 4,000 characters");
    assertProblem(post("{}"), 422, "1 to 4,000 characters");
    assertProblem(post("{\"message\":\"" + "a".repeat(4_001) + "\"}"), 422, "this one has 4,001");
    assertProblem(post("what should I do"), 400, "Send a JSON object");
    assertProblem(post("null"), 400, "Send a JSON object");
    assertProblem(post("{\"message\":\"" + "a".repeat(70_000) + "\"}"), 413, "at most 64 KiB");
    assertProblem(
        post("{\"message\":\"hi\",\"conversationId\":\"nope\"}"),
        404,
        "no conversation of that id");
    assertProblem(
        new Visitor(server)
            .send(
                "POST",
                "/api/chat",
                "message=hi",
                Map.of("Content-Type", "application/x-www-form-urlencoded")),
        415,
        "Content-Type: application/json");
    assertProblem(
        new Visitor(server)
            .send(
                "POST",
                "/api/chat",
                "{\"message\":\"hi\"}",
                Map.of("Origin", "https://evil.example")),
        403,
        "other sites");
    assertProblem(
        new Visitor(server)
            .send("POST", "/api/chat", "{\"message\":\"hi\"}", Map.of("Origin", "null")),
        403,
        "other sites");
    assertProblem(new Visitor(server).get("/nowhere"), 404, "nothing at this address");
    assertProblem(new Visitor(server).send("PUT", "/api/chat", "{}", Map.of()), 405, "method");
    assertProblem(
        new Visitor(server).send("POST", "/api/chat", "{}", Map.of("Last-Event-ID", "x")),
        422,
        "Last-Event-ID");
  }

  @Test
  void fourThousandCharactersAreNotTooMany() {
    assertThat(post("{\"message\":\"" + "a".repeat(4_000) + "\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void theOwnPageMaySend() {
    HttpResponse<String> own =
        new Visitor(server)
            .send(
                "POST",
                "/api/chat",
                "{\"message\":\"hello\"}",
                Map.of(
                    "Origin",
                    "http://" + server.address("/").getAuthority(),
                    "Accept",
                    "application/json"));
    assertThat(own.statusCode()).isEqualTo(200);
  }

  @Test
  void markupInAQuestionNeverComesBack() {
    JsonNode answer =
        new Visitor(server).say("<script>alert(1)</script><b>which exam</b> followed AI-102?");
    assertThat(answer.get("answer").asText()).contains("AI-103").doesNotContain("<script", "<b>");
  }

  @Test
  void pagesAreFencedIn() {
    HttpResponse<String> page = new Visitor(server).get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("<script>").contains("verified up to");
  }

  @Test
  void itemsOfTheKnowledgeCanBeRead() {
    HttpResponse<String> item = new Visitor(server).get("/knowledge/AI-102");
    assertThat(item.body()).contains("Azure AI Engineer Associate", "30 June 2026", "Sources");
    assertThat(new Visitor(server).get("/knowledge/AI-999").statusCode()).isEqualTo(404);
  }

  @Test
  void healthTellsThatItIsReady() {
    assertThat(new Visitor(server).get("/health/live").statusCode()).isEqualTo(200);
    assertThat(new Visitor(server).get("/health/ready").body()).contains("\"ready\"");
  }

  private static HttpResponse<String> post(String body) {
    return new Visitor(server)
        .send("POST", "/api/chat", body, Map.of("Accept", "application/json"));
  }

  private static void assertProblem(HttpResponse<String> response, int status, String words) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = Visitor.json(response.body());
    assertThat(problem.get("title").asText()).contains(words);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
  }
}

package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An outgoing webhook, which needs no registration. */
class TeamsWebhookTest {
  private static final String SECRET =
      Base64.getEncoder().encodeToString("a secret of Teams".getBytes(StandardCharsets.UTF_8));

  /** Begins an answer and never ends it: a webhook must not wait for that. */
  private static final Wire WIRE = new Wire.AzureOpenAi();

  private static RawStream model;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    model = RawStream.endless(WIRE);
    Map<String, String> settings = new HashMap<>(WIRE.settings(model.url()));
    settings.put("ONWARD_TEAMS_WEBHOOK_SECRET", SECRET);
    server = RunningServer.start(settings);
  }

  @AfterAll
  static void stop() {
    server.close();
    model.close();
  }

  private static String body(String text) {
    return """
    {"type": "message", "id": "1", "serviceUrl": "https://smba.trafficmanager.net/", "channelId": "msteams",
     "conversation": {"id": "19:x", "conversationType": "channel"}, "from": {"id": "29:x"}, "text": "%s"}
    """
        .formatted(text);
  }

  private static HttpResponse<String> post(String body, String authorization) {
    return new Visitor(server)
        .send("POST", "/api/teams/webhook", body, Map.of("Authorization", authorization));
  }

  private static String signature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
      byte[] bytes = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      return "HMAC " + Base64.getEncoder().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSignedQuestionIsAnsweredInTheReply() {
    String body = body("<at>Onward</at>&nbsp;Is AZ-305 retired?\\n");
    HttpResponse<String> response = post(body, signature(body));
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode message = Visitor.json(response.body());
    assertThat(message.path("type").asText()).isEqualTo("message");
    assertThat(message.path("text").asText()).contains("AZ-305", "[1]", "1. [");
  }

  @Test
  void whatIsNotSignedIsRefused() {
    String body = body("Is AZ-305 retired?");
    for (String wrong : new String[] {"HMAC AAAA", "HMAC ???", "Bearer x", signature(body + " ")}) {
      assertThat(post(body, wrong).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aMentionWithoutAQuestionIsTold() {
    String body = body("<at>Onward</at>");
    assertThat(post(body, signature(body)).body()).contains("Mention me with a question");
  }

  @Test
  void withoutARegistrationThereIsNoBot() {
    HttpResponse<String> response =
        new Visitor(server).send("POST", "/api/teams/messages", body("x"), Map.of());
    assertThat(response.statusCode()).isEqualTo(404);
  }
}

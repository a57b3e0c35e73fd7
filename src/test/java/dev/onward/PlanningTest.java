package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plans in a conversation and around it, over HTTP. */
class PlanningTest {
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
  void hoursThatNoPlanTakesGetAKindWordAndLeaveThePlanAlone() {
    Visitor visitor = new Visitor(server);
    assertThat(visitor.say("Plan AI-103 with 0 hours a week").get("answer").asText())
        .contains("less than one hour a week", "One hour is enough");
    assertThat(visitor.get("/api/plan").statusCode()).isEqualTo(404);

    visitor.say("Plan AI-103 with five hours a week");
    JsonNode answer = visitor.say("change my hours to 90 a week");
    assertThat(answer.get("answer").asText())
        .contains("90 hours a week are more than I plan with", "Your plan stays as it is.");
    assertThat(answer.get("plan").isNull()).isTrue();
    assertThat(plan(visitor).get("hoursPerWeek").asInt()).isEqualTo(5);
    assertThat(visitor.say("I have -3 hours a week").get("answer").asText())
        .contains("less than one hour a week");
  }

  @Test
  void aProfileWithHoursThatNoPlanTakesIsRefused() {
    for (int hours : new int[] {-3, 0, 61}) {
      HttpResponse<String> refused =
          new Visitor(server)
              .send(
                  "PUT",
                  "/api/profile",
                  "{\"held\":[],\"languages\":[],\"dislikes\":[],\"hoursPerWeek\":" + hours + "}",
                  Map.of());
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("must be from 1 to 60");
    }
  }

  @Test
  void whoHasReachedTheGoalHearsOfTheNextLevel() {
    Visitor visitor = new Visitor(server);
    visitor.say("I hold AI-103. My goal is to become a developer of AI apps and agents.");
    JsonNode next = visitor.say("What's next for me?");
    assertThat(next.get("answer").asText())
        .startsWith("You hold AI-103 already; the next level is AI-500");
    assertThat(next.at("/citations/0/title").asText()).contains("Multi-Agent");
    JsonNode plan = visitor.say("Make me a plan with 6 hours a week").get("plan");
    assertThat(plan.get("goal").asText()).isEqualTo("multi-agent-expert");
    assertThat(plan.get("warnings").toString()).contains("the next level is AI-500");
  }

  @Test
  void whatIsTickedSurvivesANewPlan() {
    Visitor visitor = new Visitor(server);
    visitor.say("Plan AI-103 with five hours a week");
    tick(visitor, "follow-changes", "done");
    tick(visitor, "ai-103-study-1", "doing");
    visitor.say("make that three hours a week");
    JsonNode plan = plan(visitor);
    assertThat(plan.get("hoursPerWeek").asInt()).isEqualTo(3);
    assertThat(status(plan, "follow-changes")).isEqualTo("done");
    assertThat(status(plan, "ai-103-study-1")).isEqualTo("doing");
    assertThat(status(plan, "ai-103-exam")).isEqualTo("todo");
  }

  @Test
  void tooLittleTimeIsSaidInTheConversation() {
    JsonNode answer =
        new Visitor(server).say("Plan AZ-305 with 3 hours a week, done by 1 March 2027");
    assertThat(answer.get("answer").asText())
        .contains("Not everything fits before 1 March 2027")
        .contains("At 3 hours a week all of it takes until", "longer")
        .contains("It fits with");
  }

  private static void tick(Visitor visitor, String step, String status) {
    HttpResponse<String> changed =
        visitor.send(
            "PATCH", "/api/plan/steps/" + step, "{\"status\":\"" + status + "\"}", Map.of());
    assertThat(changed.statusCode()).isEqualTo(200);
  }

  private static JsonNode plan(Visitor visitor) {
    return Visitor.json(visitor.get("/api/plan").body());
  }

  private static String status(JsonNode plan, String id) {
    for (JsonNode step : plan.get("steps")) {
      if (step.get("stepId").asText().equals(id)) {
        return step.get("status").asText();
      }
    }
    throw new AssertionError("no step " + id + " in " + plan);
  }
}

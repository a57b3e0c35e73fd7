package dev.onward.teams.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.database.Json;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.inbox.InvokeHandler.Answered;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Teams waits for these answers, and shows a fault of its own where none comes. */
class InvokeHandlerTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private static Answered answer(
      String name, Function<Activity, InvokeResponse> cards, Duration inTime) {
    Activity activity =
        Activity.read(
            """
            {"type": "invoke", "name": "%s", "serviceUrl": "https://s", "channelId": "msteams",
             "conversation": {"id": "x"}}
            """
                .formatted(name));
    return new InvokeHandler(cards, feedback -> {}, inTime).answer(activity);
  }

  @Test
  void aPressIsAnsweredByStatusTypeAndValue() {
    Answered answered =
        answer("adaptiveCard/action", activity -> InvokeResponse.says("Well pressed"), LONG);
    assertThat(answered.status()).isEqualTo(200);
    assertThat(Json.write(answered.body()))
        .isEqualTo(
            "{\"statusCode\":200,\"type\":\"application/vnd.microsoft.activity.message\",\"value\":\"Well pressed\"}");
  }

  @Test
  void whatTakesTooLongIsSaidInTime() {
    CountDownLatch never = new CountDownLatch(1);
    Answered answered =
        answer(
            "adaptiveCard/action",
            activity -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return InvokeResponse.says("too late");
            },
            Duration.ofMillis(20));
    assertThat(answered.status()).isEqualTo(200);
    assertThat(Json.write(answered.body()))
        .contains("\"statusCode\":500", "application/vnd.microsoft.error", "press again");
  }

  @Test
  void whatBreaksIsSaidByANumberAndNothingElse() {
    Answered answered =
        answer(
            "adaptiveCard/action",
            activity -> {
              throw new IllegalStateException("the table is gone");
            },
            LONG);
    assertThat(answered.status()).isEqualTo(200);
    assertThat(Json.write(answered.body()))
        .contains("\"statusCode\":500", "quote ")
        .doesNotContain("table");
  }

  @Test
  void feedbackIsTakenAndOtherInvokesAreNotImplemented() {
    Function<Activity, InvokeResponse> nobody =
        activity -> {
          throw new AssertionError();
        };
    assertThat(answer("message/submitAction", nobody, LONG).status()).isEqualTo(200);
    assertThat(answer("composeExtension/query", nobody, LONG).status()).isEqualTo(501);
  }
}

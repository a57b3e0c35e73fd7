package dev.onward.teams.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onward.teams.connector.OutgoingActivity;

/** The body of the reply to a press on a card. */
public record InvokeResponse(int statusCode, String type, Object value) {
  public static InvokeResponse card(Object card) {
    return new InvokeResponse(200, OutgoingActivity.CARD, card);
  }

  public static InvokeResponse says(String words) {
    return new InvokeResponse(200, "application/vnd.microsoft.activity.message", words);
  }

  public static InvokeResponse fault(int status, String code, String words) {
    return new InvokeResponse(status, "application/vnd.microsoft.error", new Fault(code, words));
  }

  private record Fault(
      @JsonProperty("code") String code, @JsonProperty("message") String message) {}
}

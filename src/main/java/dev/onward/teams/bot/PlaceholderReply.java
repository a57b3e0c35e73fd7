package dev.onward.teams.bot;

import dev.onward.teams.bot.ShownMessage.As;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.connector.Connector;
import dev.onward.teams.connector.Delivery;
import dev.onward.teams.connector.OutgoingActivity;
import java.time.Duration;
import java.util.List;

/**
 * Shows in a group or a channel that an answer is being made: typing at once, and after a while a
 * message whose place the answer takes. For one answer.
 */
final class PlaceholderReply implements LiveReply {
  private static final Duration AT_ONCE = Duration.ofMillis(700);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final String WORKING = "Still looking it up; the answer will stand here.";

  private final Connector connector;
  private final Activity asked;
  private final AnswerListener heard;
  private final ShownMessage shown;
  private final AnswerDelivery delivery;

  PlaceholderReply(
      Connector connector,
      Activity asked,
      AnswerListener heard,
      ShownMessage shown,
      AnswerDelivery delivery) {
    this.connector = connector;
    this.asked = asked;
    this.heard = heard;
    this.shown = shown;
    this.delivery = delivery;
  }

  @Override
  public AnswerListener show() {
    heard.listen(AT_ONCE);
    if (!heard.isOver()) {
      LiveReply.typing(connector, asked.chat());
      heard.listen(PATIENCE);
    }
    if (!heard.isOver() && shown.as() == As.NOTHING) {
      OutgoingActivity working = OutgoingActivity.text(WORKING).replyingTo(asked.id());
      if (connector.send(asked.chat(), working) instanceof Delivery.Accepted(String id)
          && !id.isEmpty()) {
        shown.stands(id);
      }
    }
    while (!heard.isOver()) {
      heard.listen(LOOK_AGAIN);
    }
    return heard;
  }

  @Override
  public Delivery close(List<OutgoingActivity> versions) {
    return delivery.deliver(versions);
  }
}

package dev.onward.teams;

import dev.onward.talk.LiveAnswer;
import java.time.Duration;

/**
 * Shows in a group or a channel that an answer is being made: typing at once, and after a while a
 * message whose place the answer takes. For one answer.
 */
final class Waiting implements Showing {
  private static final Duration AT_ONCE = Duration.ofMillis(700);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final String WORKING = "Still looking it up; the answer will stand here.";

  private final Connector connector;
  private final Activity asked;
  private final Heard heard;
  private String placeholder = "";

  Waiting(Connector connector, Activity asked, LiveAnswer live) {
    this.connector = connector;
    this.asked = asked;
    this.heard = new Heard(live);
  }

  @Override
  public Heard show() {
    heard.listen(AT_ONCE);
    if (!heard.isOver()) {
      Showing.onTheWay(() -> connector.send(asked.chat(), Message.typing()));
      heard.listen(PATIENCE);
    }
    if (!heard.isOver()) {
      Message working = Message.text(WORKING).replyingTo(asked.id());
      Delivery delivery = Showing.onTheWay(() -> connector.send(asked.chat(), working));
      if (delivery instanceof Delivery.Sent(String id)) {
        placeholder = id;
      }
    }
    while (!heard.isOver()) {
      heard.listen(LOOK_AGAIN);
    }
    return heard;
  }

  @Override
  public Delivery close(Message message) {
    return placeholder.isEmpty()
        ? connector.send(asked.chat(), message)
        : connector.replace(asked.chat(), placeholder, message);
  }
}

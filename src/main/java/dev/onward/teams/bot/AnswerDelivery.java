package dev.onward.teams.bot;

import dev.onward.channel.Claim;
import dev.onward.teams.bot.ShownMessage.As;
import dev.onward.teams.connector.Connector;
import dev.onward.teams.connector.ConversationReference;
import dev.onward.teams.connector.Delivery;
import dev.onward.teams.connector.Delivery.Accepted;
import dev.onward.teams.connector.Delivery.Reason;
import dev.onward.teams.connector.Delivery.StreamClosed;
import dev.onward.teams.connector.Delivery.Unknown;
import dev.onward.teams.connector.Delivery.Unwanted;
import dev.onward.teams.connector.OutgoingActivity;
import java.util.List;

/**
 * Delivers the whole answer in the place of what people see of it already: as the end of the
 * stream, by changing the message, or as a message of its own. From one way it goes to the next
 * only when Teams refused the one before, so that nothing is shown twice. For one answer.
 */
final class AnswerDelivery {
  private final Connector connector;
  private final Claim claim;
  private final ConversationReference chat;
  private final ShownMessage shown;

  AnswerDelivery(Connector connector, Claim claim, ConversationReference chat, ShownMessage shown) {
    this.connector = connector;
    this.claim = claim;
    this.chat = chat;
    this.shown = shown;
  }

  /** Delivers the first of these messages that Teams takes; each is plainer than the one before. */
  Delivery deliver(List<OutgoingActivity> versions) {
    claim.letGo();
    claim.sending();
    Delivery delivery = inOneWay(versions);
    while (shown.as() != As.NOTHING && isClosed(delivery)) {
      nextWay();
      delivery = inOneWay(versions);
    }
    return delivery;
  }

  private static boolean isClosed(Delivery delivery) {
    return delivery instanceof Unwanted
        || (delivery instanceof StreamClosed(Reason reason) && reason != Reason.STOPPED);
  }

  private void nextWay() {
    if (shown.as() == As.STREAM) {
      shown.stands(shown.id());
    } else {
      shown.isLeft();
    }
  }

  private Delivery inOneWay(List<OutgoingActivity> versions) {
    Delivery delivery = new Unwanted(400);
    for (OutgoingActivity version : versions) {
      delivery = once(version);
      if (!(delivery instanceof Unwanted unwanted && unwanted.isOfTheMessage())) {
        return delivery;
      }
    }
    return delivery;
  }

  private Delivery once(OutgoingActivity message) {
    return switch (shown.as()) {
      case NOTHING -> connector.send(chat, message);
      case MESSAGE -> connector.update(chat, shown.id(), message);
      case STREAM -> endOfStream(message);
    };
  }

  private Delivery endOfStream(OutgoingActivity message) {
    Delivery delivery = close(connector, chat, shown, message);
    return switch (delivery) {
      case Accepted accepted -> new Accepted(shown.id());
      // A second end is refused, so that it can't be shown twice.
      case Unknown unknown -> new Unknown(true);
      case StreamClosed(Reason reason) when reason == Reason.COMPLETE && claim.mayHaveSent() ->
          new Accepted(shown.id());
      default -> delivery;
    };
  }

  /** Ends the stream by a message. */
  static Delivery close(
      Connector connector,
      ConversationReference chat,
      ShownMessage shown,
      OutgoingActivity message) {
    shown.awaitPace();
    return connector.send(
        chat, message.with(new OutgoingActivity.StreamInfo(shown.id(), "final", null)));
  }
}

package dev.onward.teams.bot;

import dev.onward.channel.Messenger;
import dev.onward.channel.Result;
import dev.onward.teams.connector.Connector;
import dev.onward.teams.connector.ConversationReference;
import dev.onward.teams.connector.Delivery;
import dev.onward.teams.connector.OutgoingActivity;
import dev.onward.teams.connector.TeamsMarkdown;
import java.time.Duration;
import java.util.Optional;

/** Tells people something unasked, in their personal chats. */
public final class TeamsMessenger implements Messenger {
  private final Chats chats;
  private final Connector connector;

  public TeamsMessenger(Chats chats, Connector connector) {
    this.chats = chats;
    this.connector = connector;
  }

  @Override
  public Optional<Addressee> addressee(String person) {
    return chats.personal(person).map(Personal::new);
  }

  private final class Personal implements Addressee {
    private final ConversationReference chat;

    Personal(ConversationReference chat) {
      this.chat = chat;
    }

    @Override
    public String host() {
      return chat.host();
    }

    @Override
    public Result tell(String markdown) {
      OutgoingActivity message = OutgoingActivity.text(TeamsMarkdown.of(markdown));
      return result(chats, chat, connector.send(chat, ReplyMaker.fitting(message, () -> "")));
    }
  }

  /**
   * What the worker of the inbox makes of a delivery; where we were removed, the chat is closed.
   */
  static Result result(Chats chats, ConversationReference chat, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted accepted -> new Result.Done();
      case Delivery.NotNow(Duration rest) -> new Result.Later(rest);
      case Delivery.Unknown(boolean repeatable) -> new Result.Unknown(repeatable);
      case Delivery.Unwanted unwanted -> new Result.Refused();
      case Delivery.StreamClosed(Delivery.Reason reason) ->
          reason == Delivery.Reason.STOPPED ? new Result.Done() : new Result.Refused();
      case Delivery.Blocked blocked -> {
        chats.close(chat.id());
        yield new Result.Refused();
      }
    };
  }
}

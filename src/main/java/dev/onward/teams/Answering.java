package dev.onward.teams;

import dev.onward.channel.Claim;
import dev.onward.channel.Result;
import dev.onward.database.Json;
import dev.onward.talk.Answer;
import dev.onward.talk.Conversations;
import dev.onward.talk.LiveAnswer;
import dev.onward.talk.Talk;
import dev.onward.talk.UnknownConversation;
import dev.onward.teams.Delivery.Reason;
import dev.onward.teams.ShownMessage.As;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Works on one activity: answers what was said, welcomes, says goodbye, notes reactions. An attempt
 * after a kill, or on another node, finds what was made and shown before, and finishes that.
 */
final class Answering implements Function<Claim, Result> {
  private static final int LONGEST_MESSAGE = 4_000;
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final Talk talk;
  private final Conversations conversations;
  private final Stores stores;
  private final Connector connector;
  private final Desk desk;

  Answering(Talk talk, Conversations conversations, Stores stores, Connector connector, Desk desk) {
    this.talk = talk;
    this.conversations = conversations;
    this.stores = stores;
    this.connector = connector;
    this.desk = desk;
  }

  /** Those who help to answer. */
  record Desk(Commands commands, CardMaker cards, Feedbacks feedbacks) {}

  @Override
  public Result apply(Claim claim) {
    Activity activity = Activity.read(claim.row().content());
    if (claim.row().sending() && ShownMessage.of(claim).as() == As.NOTHING) {
      // It ended between sending and noting what became of it: a second one could be shown twice.
      return new Result.Unknown(false);
    }
    if (!claim.row().reply().isEmpty()) {
      return sent(claim, activity.chat(), claim.row().reply());
    }
    if (activity.removesUs()) {
      stores.chats().close(activity.chat().id());
    } else if (activity.addsUs()) {
      return welcome(claim, activity);
    } else if (activity.type().equals("message")) {
      return answer(claim, activity);
    } else if (activity.isEdit()) {
      return answerAnew(claim, activity);
    } else if (activity.type().equals("messageReaction")) {
      desk.feedbacks().react(activity);
    }
    return new Result.Done();
  }

  private Result welcome(Claim claim, Activity activity) {
    keepChat(activity);
    return stores.chats().mayWelcome(activity.chat().id())
        ? send(claim, activity, Message.card(WelcomeCard.of(activity.chat().isPersonal())))
        : new Result.Done();
  }

  private String keepChat(Activity activity) {
    String person = stores.accounts().person(activity);
    stores.chats().keep(activity.chat(), activity.chat().isPersonal() ? person : null);
    return person;
  }

  private Result answer(Claim claim, Activity activity) {
    String said = activity.said();
    String person = keepChat(activity);
    if (said.isEmpty()) {
      return send(claim, activity, withoutWords(activity));
    }
    if (said.length() > LONGEST_MESSAGE) {
      return send(
          claim,
          activity,
          Message.text("Write at most %,d characters at a time.".formatted(LONGEST_MESSAGE)));
    }
    Optional<Message> command =
        claim.row().turnId().isPresent()
            ? Optional.empty()
            : desk.commands().reply(activity, person, said);
    return command.isPresent()
        ? send(claim, activity, command.get())
        : ask(claim, activity, person, said);
  }

  /** Whoever only calls us wants to know what for. */
  private static Message withoutWords(Activity activity) {
    return activity.files().isEmpty()
        ? Message.card(WelcomeCard.of(activity.chat().isPersonal()))
        : Message.text(unread(activity) + "Write your question.");
  }

  /** Says what of a message is not read; empty where all of it is. */
  private static String unread(Activity activity) {
    return activity.files().isEmpty()
        ? ""
        : "I can't read what you sent along (%s); I go by your words.\n\n"
            .formatted(
                String.join(", ", activity.files()).replaceAll("[\\[\\]()<>*_`|#\\s]+", " "));
  }

  /** The answer to a question that was changed takes the place of the one that stands there. */
  private Result answerAnew(Claim claim, Activity activity) {
    Optional<String> before =
        stores
            .inbox()
            .turn(activity.chat().id(), activity.id())
            .flatMap(turn -> stores.chats().carrier(activity.chat().id(), turn));
    if (before.isEmpty() || activity.said().isEmpty()) {
      return new Result.Done();
    }
    if (claim.row().shown().isEmpty()) {
      ShownMessage.of(claim).stands(before.get());
    }
    return ask(claim, activity, keepChat(activity), activity.said());
  }

  /** Keeps what is to be sent, since a further attempt could not make the same again; sends it. */
  private Result send(Claim claim, Activity activity, Message message) {
    String replyTo = activity.type().equals("message") ? activity.id() : "";
    Message fitting = Reply.fitting(message, () -> "").replyingTo(replyTo);
    String reply = Json.write(fitting.in(activity.chat()));
    claim.replying(reply);
    return sent(claim, activity.chat(), reply);
  }

  private Result sent(Claim claim, Chat chat, String reply) {
    claim.letGo();
    claim.sending();
    return result(chat, connector.post(chat, reply));
  }

  private Result ask(Claim claim, Activity activity, String person, String said) {
    ShownMessage shown = ShownMessage.of(claim);
    AnswerDelivery delivery = new AnswerDelivery(connector, claim, activity.chat(), shown);
    Optional<Answer> before = claim.row().turnId().flatMap(id -> answered(person, id));
    if (before.isPresent()) {
      Asked asked = new Asked(activity, person, claim.row().turnId().orElseThrow());
      return carried(asked, delivery.deliver(versions(before.get(), asked)));
    }
    LiveAnswer live = begin(activity.chat(), person, said);
    live.join();
    try {
      claim.asked(live.turnId());
      stores.chats().goOn(activity.chat().id(), person, live.conversationId());
      letGoAfter(live, claim);
      Asked asked = new Asked(activity, person, live.turnId());
      Heard words = new Heard(live, unread(activity));
      Showing showing =
          activity.chat().isPersonal()
              ? new Streaming(connector, activity.chat(), words, shown, delivery)
              : new Waiting(connector, activity, words, shown, delivery);
      Heard heard = showing.show();
      return carried(asked, showing.close(versions(heard, asked)));
    } finally {
      live.leave(Duration.ZERO);
    }
  }

  /** What is left when the answer is made is waiting for Teams. */
  private static void letGoAfter(LiveAnswer live, Claim claim) {
    Thread.ofVirtual()
        .name("teams-made-" + live.turnId())
        .start(() -> {
          try {
            while (!live.isComplete()) {
              live.await(Integer.MAX_VALUE, LOOK_AGAIN);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          claim.letGo();
        });
  }

  private Optional<Answer> answered(String person, String turnId) {
    return conversations.turn(person, turnId).flatMap(turn -> Optional.ofNullable(turn.answer()));
  }

  /** Goes on with the chat's conversation; where the person deleted that, a new one begins. */
  private LiveAnswer begin(Chat chat, String person, String said) {
    try {
      return talk.ask(person, stores.chats().conversation(chat.id(), person), said);
    } catch (UnknownConversation e) {
      return talk.ask(person, Optional.empty(), said);
    }
  }

  /** A question, whose it is, and the turn that answers it. */
  private record Asked(Activity activity, String person, String turnId) {}

  private List<Message> versions(Heard heard, Asked asked) {
    return heard
        .answer()
        .map(answer -> versions(answer, asked))
        .orElseGet(() ->
            List.of(Message.text(notAnswered(heard)).replyingTo(asked.activity().id())));
  }

  private static String notAnswered(Heard heard) {
    return heard.isStopped()
        ? "This answer was stopped."
        : "Something broke on our side; please ask again.";
  }

  private List<Message> versions(Answer answer, Asked asked) {
    Activity activity = asked.activity();
    List<Card> cards = desk.cards().forAnswer(answer, asked.person(), activity);
    Message answered = Reply.withFollowUps(Reply.of(answer, cards), answer, activity);
    Message message =
        answered.withText(unread(activity) + answered.text()).replyingTo(activity.id());
    return Reply.versions(message, () -> desk.cards().whole(asked.person(), asked.turnId()));
  }

  /** Remembers which message carried the answer. */
  private Result carried(Asked asked, Delivery delivery) {
    Chat chat = asked.activity().chat();
    if (delivery instanceof Delivery.Accepted(String id) && !id.isEmpty()) {
      stores.chats().carried(chat.id(), id, asked.turnId());
      if (asked.activity().isEdit()) {
        stores.inbox().asks(chat.id(), asked.activity().id(), asked.turnId());
      }
    }
    return result(chat, delivery);
  }

  private Result result(Chat chat, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted accepted -> new Result.Done();
      case Delivery.NotNow(Duration rest) -> new Result.Later(rest);
      case Delivery.Unknown(boolean repeatable) -> new Result.Unknown(repeatable);
      case Delivery.Unwanted unwanted -> new Result.Refused();
      case Delivery.StreamClosed(Reason reason) ->
          reason == Reason.STOPPED ? new Result.Done() : new Result.Refused();
      case Delivery.Blocked blocked -> {
        stores.chats().close(chat.id());
        yield new Result.Refused();
      }
    };
  }
}

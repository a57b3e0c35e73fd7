package dev.onward.teams;

import dev.onward.talk.Answer;
import dev.onward.talk.Conversations;
import dev.onward.talk.LiveAnswer;
import dev.onward.talk.Talk;
import dev.onward.talk.UnknownConversation;
import dev.onward.teams.Inbox.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Works on one activity: answers what was said, welcomes, says goodbye, notes reactions. An attempt
 * after a kill finds the answer that was already there and delivers that.
 */
final class Answering implements Consumer<Job> {
  private static final int LONGEST_MESSAGE = 4_000;

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
  public void accept(Job job) {
    Activity activity = job.activity();
    if (activity.removesUs()) {
      stores.chats().close(activity.chat().id());
    } else if (activity.addsUs()) {
      welcome(activity);
    } else if (activity.type().equals("message")) {
      answer(job);
    } else if (activity.type().equals("messageReaction")) {
      desk.feedbacks().react(activity);
    }
  }

  private void welcome(Activity activity) {
    keepChat(activity);
    if (stores.chats().mayWelcome(activity.chat().id())) {
      try {
        send(activity, Message.card(WelcomeCard.of(activity.chat().isPersonal())));
      } catch (Connector.Unavailable e) {
        stores.chats().wasNotWelcomed(activity.chat().id());
        throw e;
      }
    }
  }

  private String keepChat(Activity activity) {
    String person = stores.accounts().person(activity);
    stores.chats().keep(activity.chat(), activity.chat().isPersonal() ? person : null);
    return person;
  }

  private void answer(Job job) {
    Activity activity = job.activity();
    String said = activity.said();
    String person = keepChat(activity);
    if (said.isEmpty()) {
      send(activity, Message.text("I read text only; write your question."));
      return;
    }
    if (said.length() > LONGEST_MESSAGE) {
      send(
          activity,
          Message.text("Write at most %,d characters at a time.".formatted(LONGEST_MESSAGE)));
      return;
    }
    Optional<Message> command = desk.commands().reply(activity, person, said);
    if (command.isPresent()) {
      send(activity, command.get());
    } else {
      ask(job, person, said);
    }
  }

  private void send(Activity activity, Message message) {
    String replyTo = activity.type().equals("message") ? activity.id() : "";
    Message fitting = Reply.fitting(message, () -> "");
    note(activity.chat(), connector.send(activity.chat(), fitting.replyingTo(replyTo)));
  }

  private void ask(Job job, String person, String said) {
    Optional<Answer> before = job.turnId().flatMap(id -> answered(person, id));
    if (before.isPresent()) {
      String turnId = job.turnId().orElseThrow();
      Message message = message(before.get(), job.activity(), person, turnId);
      Chat chat = job.activity().chat();
      carried(new Sending(chat, message, person, turnId), connector.send(chat, message));
      return;
    }
    LiveAnswer live = begin(job.activity().chat(), person, said);
    stores.inbox().asked(job.id(), live.turnId());
    stores.chats().goOn(job.activity().chat().id(), person, live.conversationId());
    live.join();
    try {
      show(job.activity(), person, live);
    } finally {
      live.leave(Duration.ZERO);
    }
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

  private void show(Activity activity, String person, LiveAnswer live) {
    Showing showing =
        activity.chat().isPersonal()
            ? new Streaming(connector, activity.chat(), live)
            : new Waiting(connector, activity, live);
    Heard heard = showing.show();
    Message message =
        heard
            .answer()
            .map(answer -> message(answer, activity, person, live.turnId()))
            .orElseGet(() -> Message.text(notAnswered(heard)).replyingTo(activity.id()));
    carried(new Sending(activity.chat(), message, person, live.turnId()), showing.close(message));
  }

  private static String notAnswered(Heard heard) {
    return heard.isStopped()
        ? "This answer was stopped."
        : "Something broke on our side; please ask again.";
  }

  private Message message(Answer answer, Activity activity, String person, String turnId) {
    List<Card> cards = desk.cards().forAnswer(answer, person, activity.chat());
    Message message = Reply.withFollowUps(Reply.of(answer, cards), answer, activity);
    return Reply.fitting(message, () -> desk.cards().whole(person, turnId))
        .replyingTo(activity.id());
  }

  /** A message that carries the answer to a turn. */
  private record Sending(Chat chat, Message message, String person, String turnId) {}

  /**
   * Notes what became of it; what Teams does not want as it is, it gets once more in bare words.
   */
  private void carried(Sending sending, Delivery delivery) {
    Delivery last = delivery;
    if (delivery instanceof Delivery.Refused) {
      Message bare =
          Reply.bare(
              sending.message(), () -> desk.cards().whole(sending.person(), sending.turnId()));
      last = connector.send(sending.chat(), bare);
    }
    note(sending.chat(), last);
    if (last instanceof Delivery.Sent(String id) && !id.isEmpty()) {
      stores.chats().carried(sending.chat().id(), id, sending.turnId());
    }
  }

  private void note(Chat chat, Delivery delivery) {
    if (delivery instanceof Delivery.Blocked) {
      stores.chats().close(chat.id());
    }
  }
}

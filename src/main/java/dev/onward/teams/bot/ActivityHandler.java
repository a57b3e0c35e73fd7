package dev.onward.teams.bot;

import dev.onward.channel.Claim;
import dev.onward.channel.Result;
import dev.onward.database.Json;
import dev.onward.talk.Answer;
import dev.onward.talk.Conversations;
import dev.onward.talk.LiveAnswer;
import dev.onward.talk.Talk;
import dev.onward.talk.TooBusy;
import dev.onward.talk.UnknownConversation;
import dev.onward.teams.bot.ShownMessage.As;
import dev.onward.teams.card.Card;
import dev.onward.teams.card.CardMaker;
import dev.onward.teams.card.WelcomeCard;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.connector.Connector;
import dev.onward.teams.connector.ConversationReference;
import dev.onward.teams.connector.Delivery;
import dev.onward.teams.connector.OutgoingActivity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Works on one activity: answers what was said, welcomes, says goodbye, notes reactions. An attempt
 * after a kill, or on another node, finds what was made and shown before, and finishes that.
 */
public final class ActivityHandler implements Function<Claim, Result> {
  private static final int LONGEST_MESSAGE = 4_000;
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final Talk talk;
  private final Conversations conversations;
  private final TeamsStores stores;
  private final Connector connector;
  private final Desk desk;

  public ActivityHandler(
      Talk talk, Conversations conversations, TeamsStores stores, Connector connector, Desk desk) {
    this.talk = talk;
    this.conversations = conversations;
    this.stores = stores;
    this.connector = connector;
    this.desk = desk;
  }

  /** Those who help to answer. */
  public record Desk(Commands commands, CardMaker cards, FeedbackHandler feedbacks) {}

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
        ? send(claim, activity, OutgoingActivity.card(WelcomeCard.of(activity.chat().isPersonal())))
        : new Result.Done();
  }

  private String keepChat(Activity activity) {
    String person = stores.channel().accounts().person(activity.account());
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
          OutgoingActivity.text(
              "Write at most %,d characters at a time.".formatted(LONGEST_MESSAGE)));
    }
    Optional<OutgoingActivity> command =
        claim.row().turnId().isPresent()
            ? Optional.empty()
            : desk.commands().reply(activity, person, said);
    return command.isPresent()
        ? send(claim, activity, command.get())
        : ask(claim, new Question(activity, person, said), ShownMessage.of(claim));
  }

  /** Whoever only calls us wants to know what for. */
  private static OutgoingActivity withoutWords(Activity activity) {
    return activity.files().isEmpty()
        ? OutgoingActivity.card(WelcomeCard.of(activity.chat().isPersonal()))
        : OutgoingActivity.text(unread(activity) + "Write your question.");
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
            .channel()
            .inbox()
            .turn(activity.chat().id(), activity.id())
            .flatMap(turn -> stores.channel().threads().carrier(activity.chat().id(), turn));
    if (before.isEmpty() || activity.said().isEmpty()) {
      return new Result.Done();
    }
    ShownMessage shown = ShownMessage.of(claim);
    if (shown.as() == As.NOTHING) {
      shown.stands(before.get());
    }
    return ask(claim, new Question(activity, keepChat(activity), activity.said()), shown);
  }

  /** Keeps what is to be sent, since a further attempt could not make the same again; sends it. */
  private Result send(Claim claim, Activity activity, OutgoingActivity message) {
    String replyTo = activity.type().equals("message") ? activity.id() : "";
    OutgoingActivity fitting = ReplyMaker.fitting(message, () -> "").replyingTo(replyTo);
    String reply = Json.write(fitting.in(activity.chat()));
    claim.replying(reply);
    return sent(claim, activity.chat(), reply);
  }

  private Result sent(Claim claim, ConversationReference chat, String reply) {
    claim.letGo();
    claim.sending();
    return result(chat, connector.post(chat, reply));
  }

  /** What somebody asks, and by which activity. */
  private record Question(Activity activity, String person, String said) {}

  private Result ask(Claim claim, Question question, ShownMessage shown) {
    Activity activity = question.activity();
    String person = question.person();
    AnswerDelivery delivery = new AnswerDelivery(connector, claim, activity.chat(), shown);
    Optional<Answer> before = claim.row().turnId().flatMap(id -> answered(person, id));
    if (before.isPresent()) {
      Asked asked = new Asked(activity, person, claim.row().turnId().orElseThrow());
      return carried(asked, delivery.deliver(versions(before.get(), asked)));
    }
    LiveAnswer live;
    try {
      live = begin(activity.chat(), person, question.said());
    } catch (TooBusy e) {
      // It waits in the inbox, as if Teams had asked for a pause.
      return new Result.Later(e.retryAfter());
    }
    live.join();
    try {
      claim.asked(live.turnId());
      stores.channel().threads().goOn(activity.chat().id(), person, live.conversationId());
      letGoAfter(live, claim);
      Asked asked = new Asked(activity, person, live.turnId());
      AnswerListener words = new AnswerListener(live, unread(activity));
      LiveReply showing =
          activity.chat().isPersonal()
              ? new StreamingReply(connector, activity.chat(), words, shown, delivery)
              : new PlaceholderReply(connector, activity, words, shown, delivery);
      AnswerListener heard = showing.show();
      if (heard.isInterrupted()) {
        // Whoever takes the message next makes the answer anew, in the place of what is shown.
        return new Result.Later(Duration.ZERO);
      }
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
  private LiveAnswer begin(ConversationReference chat, String person, String said) {
    try {
      return talk.ask(person, stores.channel().threads().conversation(chat.id(), person), said);
    } catch (UnknownConversation e) {
      return talk.ask(person, Optional.empty(), said);
    }
  }

  /** A question, whose it is, and the turn that answers it. */
  private record Asked(Activity activity, String person, String turnId) {}

  private List<OutgoingActivity> versions(AnswerListener heard, Asked asked) {
    return heard
        .answer()
        .map(answer -> versions(answer, asked))
        .orElseGet(() ->
            List.of(OutgoingActivity.text(notAnswered(heard)).replyingTo(asked.activity().id())));
  }

  private static String notAnswered(AnswerListener heard) {
    if (heard.isTooMuch()) {
      return "This takes more computing than one answer may; ask for less at a time.";
    }
    return heard.isStopped()
        ? "This answer was stopped."
        : "Something broke on our side; please ask again.";
  }

  private List<OutgoingActivity> versions(Answer answer, Asked asked) {
    Activity activity = asked.activity();
    List<Card> cards = desk.cards().forAnswer(answer, asked.person(), activity);
    OutgoingActivity answered =
        ReplyMaker.withFollowUps(ReplyMaker.of(answer, cards), answer, activity);
    OutgoingActivity message =
        answered.withText(unread(activity) + answered.text()).replyingTo(activity.id());
    return ReplyMaker.versions(message, () -> desk.cards().whole(asked.person(), asked.turnId()));
  }

  /** Remembers which message carried the answer. */
  private Result carried(Asked asked, Delivery delivery) {
    ConversationReference chat = asked.activity().chat();
    if (delivery instanceof Delivery.Accepted(String id) && !id.isEmpty()) {
      stores.channel().threads().carried(chat.id(), id, asked.turnId());
      if (asked.activity().isEdit()) {
        stores.channel().inbox().asks(chat.id(), asked.activity().id(), asked.turnId());
      }
    }
    return result(chat, delivery);
  }

  private Result result(ConversationReference chat, Delivery delivery) {
    return TeamsMessenger.result(stores.chats(), chat, delivery);
  }
}

package dev.onward.teams.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.channel.Accounts;
import dev.onward.channel.Threads;
import dev.onward.database.Json;
import dev.onward.talk.Conversations;
import dev.onward.talk.Feedback;
import dev.onward.teams.connector.Activity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps what people thought of our answers: by Teams' own form, or by a reaction. */
public final class FeedbackHandler {
  private static final Set<String> GLAD = Set.of("like", "heart", "laugh");
  private static final Set<String> NOT_GLAD = Set.of("sad", "angry");
  private static final String NOTE = "reaction: ";
  private static final int LONGEST_NOTE = 2_000;

  private final Accounts accounts;
  private final Threads threads;
  private final Conversations conversations;

  public FeedbackHandler(Accounts accounts, Threads threads, Conversations conversations) {
    this.accounts = accounts;
    this.threads = threads;
    this.conversations = conversations;
  }

  /** The form under a message; only whoever asked is heard. */
  public void submit(Activity activity) {
    JsonNode given = activity.value().path("actionValue");
    String reaction = given.path("reaction").asText("");
    if (!Set.of("like", "dislike").contains(reaction)) {
      return;
    }
    turn(activity)
        .ifPresent(turn ->
            conversations.rate(
                turn, reaction.equals("like"), note(given.path("feedback").asText(""))));
  }

  /** The form comes as JSON in a text. */
  private static String note(String feedback) {
    try {
      String note = Json.mapper().readTree(feedback).path("feedbackText").asText("").strip();
      return note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note;
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  /** A reaction says less than the form, so it does not replace what the form said. */
  public void react(Activity activity) {
    Optional<String> turn = turn(activity);
    if (turn.isEmpty()) {
      return;
    }
    Optional<Feedback> given = given(activity, turn.get());
    for (String reaction : activity.reactions().removed()) {
      if (given.filter(f -> f.note().equals(NOTE + reaction)).isPresent()) {
        conversations.takeBack(turn.get());
        given = Optional.empty();
      }
    }
    if (given.isPresent()) {
      return;
    }
    for (String reaction : activity.reactions().added()) {
      if (GLAD.contains(reaction) || NOT_GLAD.contains(reaction)) {
        conversations.rate(turn.get(), GLAD.contains(reaction), NOTE + reaction);
      }
    }
  }

  private Optional<Feedback> given(Activity activity, String turn) {
    return accounts.find(activity.account()).map(conversations::feedback).stream()
        .flatMap(List::stream)
        .filter(feedback -> feedback.messageId().equals(turn))
        .findFirst();
  }

  private Optional<String> turn(Activity activity) {
    return threads
        .turn(activity.chat().id(), activity.replyToId())
        .filter(turn ->
            accounts
                .find(activity.account())
                .flatMap(p -> conversations.turn(p, turn))
                .isPresent());
  }
}

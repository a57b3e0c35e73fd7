package dev.onward.teams.bot;

import dev.onward.database.Json;
import dev.onward.settings.Secret;
import dev.onward.talk.LiveAnswer;
import dev.onward.talk.Memory;
import dev.onward.talk.Talk;
import dev.onward.talk.TooBusy;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.connector.OutgoingActivity;
import dev.onward.teams.connector.TeamsMarkup;
import dev.onward.teams.inbox.Refusal;
import dev.onward.teams.inbox.Refusals;
import dev.onward.teams.inbox.RequestBodies;
import io.javalin.http.Context;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * An outgoing webhook, for teams without a registration in Azure: a message that mentions it comes
 * signed, and the reply goes back in the same request, within five seconds ("Create outgoing
 * webhooks"). It knows nobody: each question stands for itself, and nothing is kept of it.
 */
public final class WebhookRoute {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String SCHEME = "HMAC ";
  private static final Pattern TAGS = Pattern.compile("<[^>]*>");

  /** What is left of Teams' five seconds for the way. */
  private static final Duration IN_TIME = Duration.ofMillis(3_800);

  private final SecretKeySpec key;
  private final Talk talk;
  private final Memory memory;
  private final Refusals refusals;

  public WebhookRoute(Secret secret, Talk talk, Memory memory, Refusals refusals) {
    this.refusals = refusals;
    this.key = new SecretKeySpec(decoded(secret), ALGORITHM);
    this.talk = talk;
    this.memory = memory;
  }

  private static byte[] decoded(Secret secret) {
    return Base64.getDecoder().decode(secret.reveal());
  }

  public void receive(Context request) {
    byte[] body = RequestBodies.read(request);
    if (!isSigned(request.header("Authorization"), body)) {
      throw refusals.note(new Refusal(Refusal.Reason.WRONG_HMAC));
    }
    Activity activity = Activity.read(RequestBodies.text(body));
    request
        .contentType("application/json")
        .result(Json.write(OutgoingActivity.text(answer(question(activity)))));
  }

  private boolean isSigned(@Nullable String authorization, byte[] body) {
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      return false;
    }
    try {
      byte[] given = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return MessageDigest.isEqual(mac.doFinal(body), given);
    } catch (IllegalArgumentException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The mention of a webhook is no entity with its id, but markup at the beginning. */
  private static String question(Activity activity) {
    String text = activity.text().replaceFirst("(?s)^\\s*<at\\b.*?</at>", "");
    return TeamsMarkup.plain(TAGS.matcher(text).replaceAll(" "));
  }

  private String answer(String question) {
    if (question.isEmpty() || question.length() > 4_000) {
      return "Mention me with a question of at most 4,000 characters.";
    }
    String person = memory.newPerson();
    try {
      return answer(talk.ask(person, Optional.empty(), question));
    } catch (TooBusy e) {
      return "More is asked just now than I can answer; ask again in a minute.";
    } finally {
      memory.forget(person);
    }
  }

  private static String answer(LiveAnswer live) {
    live.join();
    try {
      AnswerListener heard = new AnswerListener(live);
      heard.listen(IN_TIME);
      return heard
          .answer()
          .map(answer -> ReplyMaker.fitting(ReplyMaker.listed(answer), () -> "").text())
          .orElse(
              "This takes longer than Teams waits. Ask for less at a time, or on the web page.");
    } finally {
      live.leave(Duration.ZERO);
    }
  }
}

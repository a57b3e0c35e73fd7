package dev.onward.teams.inbox;

import dev.onward.channel.Inbox;
import dev.onward.database.Json;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.connector.ServiceHosts;
import dev.onward.teams.inbox.InvokeHandler.Answered;
import dev.onward.teams.inbox.TokenCheck.Caller;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.util.Optional;
import java.util.Set;

/** Takes activities: proves who sends them, keeps them, and acknowledges at once. */
public final class BotRoutes {
  private static final Set<String> KEPT =
      Set.of("message", "conversationUpdate", "installationUpdate", "messageReaction");

  private final Optional<TokenCheck> tokens;
  private final ServiceHosts hosts;
  private final Refusals refusals;
  private final Inbox inbox;
  private final InvokeHandler invokes;
  private final Runnable news;

  /** Without a check of tokens everybody is believed; the settings see to it who can come. */
  public BotRoutes(
      Optional<TokenCheck> tokens,
      ServiceHosts hosts,
      Refusals refusals,
      Inbox inbox,
      InvokeHandler invokes,
      Runnable news) {
    this.tokens = tokens;
    this.hosts = hosts;
    this.refusals = refusals;
    this.inbox = inbox;
    this.invokes = invokes;
    this.news = news;
  }

  public void receive(Context request) {
    try {
      Optional<Caller> caller = tokens.map(check -> check.check(request.header("Authorization")));
      String json = body(request);
      Activity activity = Activity.read(json);
      caller.ifPresent(c -> c.requireFor(activity));
      if (!hosts.allow(activity.chat().serviceUrl())) {
        throw new Refusal(Refusal.Reason.FOREIGN_HOST);
      }
      take(request, activity, json);
    } catch (Refusal e) {
      throw refusals.note(e);
    } catch (SigningKeys.Unavailable e) {
      request.header("Retry-After", Long.toString(e.rest().toSeconds()));
      throw new ServiceUnavailableResponse(String.valueOf(e.getMessage()));
    }
  }

  private static String body(Context request) {
    if (!Optional.ofNullable(request.contentType()).orElse("").startsWith("application/json")) {
      throw new UnsupportedMediaTypeResponse("Send JSON with Content-Type: application/json");
    }
    return RequestBodies.text(RequestBodies.read(request));
  }

  private void take(Context request, Activity activity, String json) {
    if (activity.type().equals("invoke")) {
      Answered answered = invokes.answer(activity);
      request
          .status(answered.status())
          .contentType("application/json")
          .result(Json.write(answered.body()));
      return;
    }
    if ((KEPT.contains(activity.type()) || activity.isEdit())
        && inbox.put(activity.received(json))) {
      news.run();
    }
    request.status(HttpStatus.OK);
  }
}

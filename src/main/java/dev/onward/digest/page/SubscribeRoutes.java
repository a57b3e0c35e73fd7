package dev.onward.digest.page;

import dev.onward.digest.compose.Situation.Standing;
import dev.onward.digest.subscribe.Addresses;
import dev.onward.digest.subscribe.Confirmations.Waiting;
import dev.onward.digest.subscribe.InvalidInput;
import dev.onward.digest.subscribe.Origins;
import dev.onward.digest.subscribe.RequestReader;
import dev.onward.digest.subscribe.SessionPerson;
import dev.onward.digest.subscribe.Slot;
import dev.onward.digest.subscribe.SubmittedFields;
import dev.onward.digest.subscribe.SubscriberPreferences;
import dev.onward.digest.subscribe.SubscriptionRequest;
import dev.onward.digest.subscribe.Subscriptions;
import dev.onward.digest.subscribe.TooMany;
import dev.onward.digest.subscribe.Translations;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How the mail is asked for and confirmed, as a form or as JSON. */
public final class SubscribeRoutes {
  private final Subscriptions subscriptions;
  private final RequestReader reader;
  private final Pages pages;
  private final SessionPerson visitors;
  private final Parts desk;

  /** What tells where a visitor comes from, and what is known of a person. */
  public record Parts(Origins origins, Function<String, Standing> standing) {}

  private record Asked(String status, String message) {}

  public SubscribeRoutes(
      Subscriptions subscriptions,
      RequestReader reader,
      Pages pages,
      SessionPerson visitors,
      Parts desk) {
    this.subscriptions = subscriptions;
    this.reader = reader;
    this.pages = pages;
    this.visitors = visitors;
    this.desk = desk;
  }

  public void page(Context request) {
    Translations words = HttpResponses.language(request);
    HttpResponses.html(request, pages.order(words, offered(request, words), "", Optional.empty()));
  }

  /** The usual, with the goal that the visitor named in a conversation. */
  private SubscriberPreferences offered(Context request, Translations words) {
    SubscriberPreferences usual = reader.usual(words.language());
    Optional<String> goal =
        visitors
            .person(request)
            .map(desk.standing())
            .flatMap(Standing::goal)
            .filter(reader::isGoal);
    return new SubscriberPreferences(goal, usual.topics(), usual.slot(), usual.language());
  }

  public void subscribe(Context request) {
    Translations words = HttpResponses.language(request);
    SubmittedFields sent = HttpResponses.sent(request, words);
    try {
      SubscriptionRequest wish = reader.wish(sent, offered(request, words));
      subscriptions.ask(wish, visitors.person(request), Optional.of(desk.origins().of(request)));
      asked(request, words, sent.isForm());
    } catch (InvalidInput unfit) {
      unfit(request, words, sent, unfit);
    } catch (TooMany tooMany) {
      request.header("Retry-After", Long.toString(tooMany.pause().toSeconds() + 1));
      throw new HttpResponseException(
          HttpStatus.TOO_MANY_REQUESTS.getCode(), words.say("fault.too-many"), Map.of());
    }
  }

  private void asked(Context request, Translations words, boolean form) {
    request.status(HttpStatus.ACCEPTED);
    if (form) {
      HttpResponses.html(request, pages.said(words, "page.asked"));
    } else {
      request.json(new Asked("asked", words.say("page.asked.text")));
    }
  }

  private void unfit(
      Context request, Translations words, SubmittedFields sent, InvalidInput unfit) {
    if (!sent.isForm() || !HttpResponses.wantsPage(request)) {
      throw HttpResponses.unfit(words, unfit);
    }
    SubscriberPreferences usual = reader.usual(words.language());
    SubscriberPreferences chosen =
        new SubscriberPreferences(
            sent.text("goal"), pages.known(sent.all("topics")), usual.slot(), usual.language());
    request.status(HttpStatus.UNPROCESSABLE_CONTENT);
    HttpResponses.html(
        request, pages.order(words, chosen, sent.raw("address"), Optional.of(unfit)));
  }

  public void askToConfirm(Context request) {
    Optional<Waiting> waiting = subscriptions.waiting(request.pathParam("token"));
    if (waiting.isEmpty()) {
      HttpResponses.gone(request, pages);
      return;
    }
    SubscriptionRequest wish = waiting.get().wish();
    Translations words = Translations.of(wish.preferences().language());
    HttpResponses.html(
        request,
        waiting.get().used()
            ? pages.said(words, "page.confirmed-before")
            : pages.ask(
                words, "page.confirm", "confirm-button", request.path(), terms(wish, words)));
  }

  public void confirm(Context request) {
    Optional<Waiting> before = subscriptions.waiting(request.pathParam("token"));
    if (before.isEmpty()) {
      HttpResponses.gone(request, pages);
      return;
    }
    subscriptions.confirm(request.pathParam("token"));
    SubscriptionRequest wish = before.get().wish();
    Translations words = Translations.of(wish.preferences().language());
    HttpResponses.html(
        request,
        before.get().used()
            ? pages.said(words, "page.confirmed-before")
            : pages.said(words, "page.confirmed", terms(wish, words)));
  }

  private static Object[] terms(SubscriptionRequest wish, Translations words) {
    Slot slot = wish.preferences().slot();
    return new Object[] {
      Addresses.masked(wish.address()),
      words.weekday(slot.day()),
      words.hour(slot.hour()),
      slot.zone().getId()
    };
  }
}

package dev.onward.digest.page;

import dev.onward.digest.compose.IssueComposer;
import dev.onward.digest.compose.Letter;
import dev.onward.digest.subscribe.Addresses;
import dev.onward.digest.subscribe.InvalidInput;
import dev.onward.digest.subscribe.RequestReader;
import dev.onward.digest.subscribe.Signer;
import dev.onward.digest.subscribe.Signer.IssueOf;
import dev.onward.digest.subscribe.Signer.Purpose;
import dev.onward.digest.subscribe.SubmittedFields;
import dev.onward.digest.subscribe.Subscriber;
import dev.onward.digest.subscribe.SubscriberPreferences;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.digest.subscribe.Translations;
import dev.onward.digest.subscribe.Votes;
import dev.onward.digest.subscribe.Votes.Vote;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Document;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the links in a letter open. Programs that look for harmful links open every one of them, so
 * reading changes nothing: a page with a button comes, and the button's POST acts. Only a mail
 * program's one-click POST (RFC 8058) acts without a page before it.
 */
public final class ReaderRoutes {
  private final Subscribers subscribers;
  private final Signer signer;
  private final Pages pages;
  private final RequestReader reader;
  private final Parts desk;

  /** What a letter is shown and judged with. */
  public record Parts(Supplier<Catalogue> catalogue, Votes votes, IssueComposer composer) {}

  public ReaderRoutes(
      Subscribers subscribers, Signer signer, Pages pages, RequestReader reader, Parts desk) {
    this.subscribers = subscribers;
    this.signer = signer;
    this.pages = pages;
    this.reader = reader;
    this.desk = desk;
  }

  private Optional<Subscriber> subscriber(Context request, Purpose purpose) {
    return signer.subscriber(purpose, request.pathParam("token")).flatMap(subscribers::find);
  }

  // ---------------------------------------------------------------- ending

  public void askToUnsubscribe(Context request) {
    Optional<Subscriber> subscriber = subscriber(request, Purpose.UNSUBSCRIBE);
    if (subscriber.isEmpty()) {
      ended(request, HttpResponses.language(request));
      return;
    }
    Translations words = Translations.of(subscriber.get().language());
    if (!subscribers.isActive(subscriber.get().id())) {
      ended(request, words);
      return;
    }
    HttpResponses.html(
        request,
        pages.ask(
            words,
            "page.unsubscribe",
            "page.unsubscribe.button",
            request.path(),
            Addresses.masked(subscriber.get().address())));
  }

  /** Ends the mails, whatever the body: what it would say is said by the address. */
  public void unsubscribe(Context request) {
    Optional<Subscriber> subscriber = subscriber(request, Purpose.UNSUBSCRIBE);
    subscriber.ifPresent(reader -> subscribers.end(reader.id()));
    ended(
        request,
        subscriber
            .map(reader -> Translations.of(reader.language()))
            .orElseGet(() -> HttpResponses.language(request)));
  }

  /** A token that is ours is of somebody who gets no mail, or whom we know no more. */
  private void ended(Context request, Translations words) {
    if (signer.subscriber(Purpose.UNSUBSCRIBE, request.pathParam("token")).isEmpty()) {
      HttpResponses.gone(request, pages);
      return;
    }
    HttpResponses.html(request, pages.said(words, "page.unsubscribed"));
  }

  // ---------------------------------------------------------------- changing

  public void preferences(Context request) {
    Optional<Subscriber> subscriber = subscriber(request, Purpose.PREFERENCES);
    if (subscriber.isEmpty()) {
      HttpResponses.gone(request, pages);
      return;
    }
    show(request, subscriber.get(), Optional.empty());
  }

  private void show(Context request, Subscriber subscriber, Optional<InvalidInput> fault) {
    HttpResponses.html(
        request,
        pages.change(
            Translations.of(subscriber.language()),
            SubscriberPreferences.of(subscriber),
            Addresses.masked(subscriber.address()),
            fault,
            request.path()));
  }

  public void changePreferences(Context request) {
    Optional<Subscriber> found = subscriber(request, Purpose.PREFERENCES);
    if (found.isEmpty()) {
      HttpResponses.gone(request, pages);
      return;
    }
    Subscriber subscriber = found.get();
    Translations words = Translations.of(subscriber.language());
    SubmittedFields sent = HttpResponses.sent(request, words);
    try {
      SubscriberPreferences changed =
          reader.preferences(sent, SubscriberPreferences.of(subscriber));
      subscribers.change(subscriber.id(), changed);
      HttpResponses.html(request, pages.said(Translations.of(changed.language()), "page.saved"));
    } catch (InvalidInput unfit) {
      if (!sent.isForm() || !HttpResponses.wantsPage(request)) {
        throw HttpResponses.unfit(words, unfit);
      }
      request.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(request, subscriber, Optional.of(unfit));
    }
  }

  // ---------------------------------------------------------------- voting

  public void askForMore(Context request) {
    askForVote(request, Vote.MORE);
  }

  public void askForLess(Context request) {
    askForVote(request, Vote.LESS);
  }

  public void more(Context request) {
    vote(request, Vote.MORE);
  }

  public void less(Context request) {
    vote(request, Vote.LESS);
  }

  private void askForVote(Context request, Vote vote) {
    Optional<Subscriber> subscriber = subscriber(request, Purpose.VOTE);
    Optional<Document> item = item(request);
    if (subscriber.isEmpty() || item.isEmpty()) {
      HttpResponses.gone(request, pages);
      return;
    }
    HttpResponses.html(
        request,
        pages.ask(
            Translations.of(subscriber.get().language()),
            "page." + vote.name().toLowerCase(Locale.ROOT),
            "page.yes",
            request.path(),
            item.get().title()));
  }

  private void vote(Context request, Vote vote) {
    Optional<Subscriber> subscriber = subscriber(request, Purpose.VOTE);
    Optional<Document> item = item(request);
    if (subscriber.isEmpty() || item.isEmpty()) {
      HttpResponses.gone(request, pages);
      return;
    }
    desk.votes().keep(subscriber.get().id(), item.get().id(), vote);
    HttpResponses.html(
        request, pages.said(Translations.of(subscriber.get().language()), "page.voted"));
  }

  private Optional<Document> item(Context request) {
    return desk.catalogue().get().document(request.pathParam("item"));
  }

  // ---------------------------------------------------------------- reading

  /** The issue as it is composed anew, from what was known of its reader then. */
  public void view(Context request) {
    Optional<Letter> letter =
        signer
            .issue(request.pathParam("token"))
            .flatMap(issue ->
                subscribers.find(issue.subscriber()).flatMap(reader -> composed(reader, issue)));
    if (letter.isEmpty()) {
      HttpResponses.gone(request, pages);
      return;
    }
    HttpResponses.mail(request, letter.get().html());
  }

  private Optional<Letter> composed(Subscriber reader, IssueOf issue) {
    return desk.composer().compose(reader, issue.since(), issue.at());
  }
}

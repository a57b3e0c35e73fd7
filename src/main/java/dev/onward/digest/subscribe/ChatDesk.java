package dev.onward.digest.subscribe;

import dev.onward.talk.Correspondence;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The weekly mail as it is asked for, and ended, in a conversation. Thread-safe. */
public final class ChatDesk implements Correspondence {
  private final Subscriptions subscriptions;
  private final Subscribers subscribers;
  private final RequestReader reader;
  private final UnaryOperator<String> places;

  /** Takes from where a person asks: of one place no more is taken than on the page. */
  public ChatDesk(
      Subscriptions subscriptions,
      Subscribers subscribers,
      RequestReader reader,
      UnaryOperator<String> places) {
    this.subscriptions = subscriptions;
    this.subscribers = subscribers;
    this.reader = reader;
    this.places = places;
  }

  @Override
  public Asked ask(String person, String address, Optional<String> goal) {
    SubscriberPreferences usual = reader.usual(Locale.ENGLISH);
    SubscriberPreferences wanted =
        new SubscriberPreferences(
            goal.filter(reader::isGoal), usual.topics(), usual.slot(), usual.language());
    try {
      SubscriptionRequest wish = new SubscriptionRequest(Addresses.normal(address), wanted);
      subscriptions.ask(wish, Optional.of(person), Optional.of(places.apply(person)));
      return Asked.SENT;
    } catch (InvalidInput unfit) {
      return Asked.NO_ADDRESS;
    } catch (TooMany tooMany) {
      return Asked.TOO_OFTEN;
    }
  }

  @Override
  public boolean writesTo(String person) {
    return subscribers.ofPerson(person).isPresent();
  }

  @Override
  public Optional<Instant> end(String person) {
    return subscribers.endAllOf(person);
  }

  @Override
  public boolean takeUp(String person, Instant ended) {
    return subscribers.takeUp(person, ended) > 0;
  }
}

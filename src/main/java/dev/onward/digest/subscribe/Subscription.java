package dev.onward.digest.subscribe;

import dev.onward.talk.Belonging;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The weekly mail among all that is kept of a person. */
public final class Subscription implements Belonging {
  private final Subscribers subscribers;

  public Subscription(Subscribers subscribers) {
    this.subscribers = subscribers;
  }

  @Override
  public String name() {
    return "weeklyMail";
  }

  @Override
  public Optional<Object> of(String personId) {
    return subscribers.ofPerson(personId).map(Subscription::exported);
  }

  private static Map<String, Object> exported(Subscriber subscriber) {
    return Map.of(
        "address", subscriber.address(),
        "goal", subscriber.goal().orElse(""),
        "topics", subscriber.topics(),
        "weekday", subscriber.slot().day().toString().toLowerCase(Locale.ROOT),
        "hour", subscriber.slot().hour(),
        "zone", subscriber.slot().zone().getId(),
        "language", subscriber.language().getLanguage(),
        "confirmedAt", subscriber.confirmedAt());
  }

  @Override
  public void move(String fromPersonId, String toPersonId) {
    subscribers.move(fromPersonId, toPersonId);
  }
}

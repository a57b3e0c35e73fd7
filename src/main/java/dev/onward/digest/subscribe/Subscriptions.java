package dev.onward.digest.subscribe;

import dev.onward.mail.queue.Mailer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How somebody becomes a reader: they ask, get a mail at the address they named, and confirm there.
 * Nothing that can be seen by who asks tells whether the address is known: known or not, the same
 * is done and said. Thread-safe.
 */
public final class Subscriptions {
  private final Subscribers subscribers;
  private final Confirmations confirmations;
  private final SubscribeLimits attempts;
  private final ConfirmationMail mail;
  private final Mailer mailroom;
  private final Planning plans;
  private final InstantSource clock;

  /** Plans a reader's issue within the transaction that makes them one. */
  public interface Planning {
    boolean plan(Handle handle, Subscriber subscriber, Slot.Issue issue);
  }

  /** Who asks, who has confirmed, and what is planned for them. */
  public record Stores(
      Subscribers subscribers,
      Confirmations confirmations,
      SubscribeLimits attempts,
      Planning plans,
      InstantSource clock) {}

  public Subscriptions(Stores stores, ConfirmationMail mail, Mailer mailroom) {
    this.subscribers = stores.subscribers();
    this.confirmations = stores.confirmations();
    this.attempts = stores.attempts();
    this.plans = stores.plans();
    this.clock = stores.clock();
    this.mail = mail;
    this.mailroom = mailroom;
  }

  /**
   * Sends the mail that asks to confirm.
   *
   * @param origin what tells where the wish came from: an address in the network, or a person
   * @throws TooMany when it was asked too often from there, or for that address
   */
  public void ask(SubscriptionRequest wish, Optional<String> person, Optional<String> origin) {
    attempts.count(origin, wish.address());
    String token = confirmations.keep(wish, person);
    mailroom.post(mail.of(wish, token));
  }

  /** What a link stands for, while it holds. */
  public Optional<Confirmations.Waiting> waiting(String token) {
    return confirmations.find(token);
  }

  /**
   * Makes a subscriber of who owns the address, and plans their welcome issue for now; a link that
   * was used does nothing more.
   */
  public Optional<SubscriptionRequest> confirm(String token) {
    return confirmations.use(token, this::begin).map(Confirmations.Waiting::wish);
  }

  private void begin(Handle handle, Confirmations.Waiting asked) {
    boolean wasActive = subscribers.isActive(handle, asked.wish().address());
    Subscriber subscriber = subscribers.confirm(handle, asked.wish(), asked.person());
    if (!wasActive) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      LocalDate today = LocalDate.ofInstant(now, subscriber.slot().zone());
      plans.plan(handle, subscriber, new Slot.Issue(today, now));
    }
  }
}

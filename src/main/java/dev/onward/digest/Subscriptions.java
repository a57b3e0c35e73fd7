package dev.onward.digest;

import java.util.Optional;

/**
 * How somebody becomes a reader: they ask, get a mail at the address they named, and confirm there.
 * Nothing that can be seen by who asks tells whether the address is known: known or not, the same
 * is done and said. Thread-safe.
 */
final class Subscriptions {
  private final Subscribers subscribers;
  private final Confirmations confirmations;
  private final Attempts attempts;
  private final ConfirmationMail mail;
  private final Mailroom mailroom;

  Subscriptions(
      Subscribers subscribers,
      Confirmations confirmations,
      Attempts attempts,
      ConfirmationMail mail,
      Mailroom mailroom) {
    this.subscribers = subscribers;
    this.confirmations = confirmations;
    this.attempts = attempts;
    this.mail = mail;
    this.mailroom = mailroom;
  }

  /**
   * Sends the mail that asks to confirm.
   *
   * @param origin what tells where the wish came from: an address in the network, or a person
   * @throws TooMany when it was asked too often from there, or for that address
   */
  void ask(Wish wish, Optional<String> person, Optional<String> origin) {
    attempts.count(origin, wish.address());
    String token = confirmations.keep(wish, person);
    mailroom.post(mail.of(wish, token));
  }

  /** What a link stands for, while it holds. */
  Optional<Confirmations.Waiting> waiting(String token) {
    return confirmations.find(token);
  }

  /** Makes a subscriber of who owns the address; a link that was used does nothing more. */
  Optional<Wish> confirm(String token) {
    return confirmations
        .use(token, (handle, asked) -> subscribers.confirm(handle, asked.wish(), asked.person()))
        .map(Confirmations.Waiting::wish);
  }
}

package dev.onward.digest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * Acts on what comes back: failures for good and complaints end a subscription at once, passing
 * ones after three issues in a row, and so does a mail that asks for it. What holds none of our
 * keys changes nothing, and every key stood in one person's mail only.
 */
final class Intake {
  private final Subscribers subscribers;
  private final Returns returns;
  private final Function<String, Optional<String>> subscriberOfToken;

  /** {@code subscriberOfToken} tells whose subscription a token of a mail's link ends. */
  Intake(
      Subscribers subscribers,
      Returns returns,
      Function<String, Optional<String>> subscriberOfToken) {
    this.subscribers = subscribers;
    this.returns = returns;
    this.subscriberOfToken = subscriberOfToken;
  }

  /** What came of it. */
  enum Outcome {
    SUPPRESSED,
    NOTED,
    ENDED,
    NOTHING
  }

  /**
   * Takes a whole message.
   *
   * @throws IOException when it is none
   */
  Outcome take(InputStream raw) throws IOException {
    ReturnedMail mail = ReturnedMail.read(raw);
    return switch (mail.kind()) {
      case FAILURE -> failed(mail);
      case COMPLAINT -> complained(mail);
      case LETTER -> asked(mail);
    };
  }

  private Outcome failed(ReturnedMail mail) {
    Optional<String> known = known(mail);
    if (known.isEmpty() || mail.statuses().isEmpty()) {
      return Outcome.NOTHING;
    }
    String status = mail.statuses().getFirst();
    boolean passing = Returns.isPassing(status);
    if (!passing && !status.startsWith("5.")) {
      return Outcome.NOTHING;
    }
    returns.note(known.get(), status);
    String subscriber = returns.subscriberOf(known.get()).orElseThrow();
    if (passing && !returns.hasFailedTooOften(subscriber)) {
      return Outcome.NOTED;
    }
    subscribers.suppress(subscriber, "bounced: " + status);
    return Outcome.SUPPRESSED;
  }

  private Outcome complained(ReturnedMail mail) {
    Optional<String> known = known(mail);
    // "not-spam" takes a complaint back.
    if (known.isEmpty() || mail.statuses().contains("not-spam")) {
      return Outcome.NOTHING;
    }
    returns.note(known.get(), "complaint");
    subscribers.suppress(returns.subscriberOf(known.get()).orElseThrow(), "complained");
    return Outcome.SUPPRESSED;
  }

  /** The delivery that a report is about. */
  private Optional<String> known(ReturnedMail mail) {
    return mail.keys().stream().filter(key -> returns.subscriberOf(key).isPresent()).findFirst();
  }

  private Outcome asked(ReturnedMail mail) {
    Optional<String> subscriber =
        mail.keys().stream().map(subscriberOfToken).flatMap(Optional::stream).findFirst();
    subscriber.ifPresent(subscribers::end);
    return subscriber.isPresent() ? Outcome.ENDED : Outcome.NOTHING;
  }
}

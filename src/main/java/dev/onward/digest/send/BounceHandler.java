package dev.onward.digest.send;

import dev.onward.digest.send.Bounces.Known;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.mail.bounce.ReturnedMessage;
import dev.onward.mail.failure.Failure;
import dev.onward.mail.failure.FailureVerdict;
import dev.onward.mail.failure.FailureVerdict.Fault;
import dev.onward.mail.recipient.Suppressions.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Acts on what comes back. A failure that is the recipient's and lasts suppresses the mailbox at
 * once, one that may pass after three issues in a row, and what is our fault or the relay's never;
 * a complaint suppresses, and a mail that asks for it ends a subscription. Mails that asked to
 * confirm count as issues do. What holds none of our keys changes nothing, and every key stood in
 * one person's mail only.
 */
public final class BounceHandler {
  /** RFC 5965 and 6650: a reader's own word on a mail. The other types are a machine's. */
  private static final Set<String> COMPLAINTS =
      Set.of("abuse", "fraud", "opt-out", "opt-out-list", "miscategorized", "other");

  private final Subscribers subscribers;
  private final Bounces returns;
  private final Function<String, Optional<String>> subscriberOfToken;

  /** {@code subscriberOfToken} tells whose subscription a token of a mail's link ends. */
  public BounceHandler(
      Subscribers subscribers,
      Bounces returns,
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
    ReturnedMessage mail = ReturnedMessage.read(raw);
    return switch (mail.kind()) {
      case FAILURE -> failed(mail.keys(), mail.failures());
      case COMPLAINT -> complained(mail.keys(), mail.feedback());
      case AUTOMATIC -> answered(mail);
      case LETTER -> asked(mail);
    };
  }

  /** Takes failures of one mail, the one that says most first. */
  Outcome failed(Set<String> keys, Iterable<Failure> failures) {
    Optional<Known> known = known(keys);
    Optional<Failure> worst =
        Stream.of(failures).flatMap(BounceHandler::stream).max(BounceHandler::compare);
    return known.isEmpty() || worst.isEmpty() ? Outcome.NOTHING : failed(known.get(), worst.get());
  }

  private static Stream<Failure> stream(Iterable<Failure> failures) {
    return java.util.stream.StreamSupport.stream(failures.spliterator(), false);
  }

  private static int compare(Failure one, Failure other) {
    return Boolean.compare(one.verdict().endsAddress(), other.verdict().endsAddress());
  }

  private Outcome failed(Known known, Failure failure) {
    FailureVerdict verdict = failure.verdict();
    String codes = failure.codes();
    returns.note(known, codes, verdict.fault());
    boolean suppresses =
        verdict.endsAddress()
            || (verdict.isOfRecipient()
                && known.subscriber().filter(returns::hasFailedTooOften).isPresent());
    if (!suppresses) {
      return Outcome.NOTED;
    }
    suppress(
        known, verdict.endsAddress() ? Cause.NONE : Cause.UNREACHED, ("bounced " + codes).strip());
    return Outcome.SUPPRESSED;
  }

  /** Takes a complaint; "not-spam" takes one back, and most other types are no reader's word. */
  Outcome complained(Set<String> keys, String type) {
    Optional<Known> known = known(keys);
    if (known.isEmpty() || type.contains("not-spam")) {
      return Outcome.NOTHING;
    }
    if (!COMPLAINTS.contains(type.toLowerCase(Locale.ROOT))) {
      returns.note(known.get(), "feedback " + type.replaceAll("[^a-z-]", ""), Fault.SENDER);
      return Outcome.NOTED;
    }
    returns.note(known.get(), "complaint", Fault.LIST);
    suppress(known.get(), Cause.COMPLAINT, "complained");
    return Outcome.SUPPRESSED;
  }

  private void suppress(Known known, Cause cause, String reply) {
    known
        .subscriber()
        .ifPresentOrElse(
            subscriber -> subscribers.suppress(subscriber, cause, reply),
            () -> subscribers.suppressAddress(known.address(), cause, reply));
  }

  /** The mail that a report is about. Servers on the way may have changed the case of a key. */
  private Optional<Known> known(Set<String> keys) {
    return keys.stream()
        .map(key -> key.toLowerCase(Locale.ROOT))
        .flatMap(key -> returns.known(key).stream())
        .findFirst();
  }

  /**
   * An answer that no person wrote ends nothing, unless it is a mail program that says word for
   * word what our header asks for.
   */
  private Outcome answered(ReturnedMessage mail) {
    return mail.isOrdered() ? asked(mail) : Outcome.NOTHING;
  }

  private Outcome asked(ReturnedMessage mail) {
    Optional<String> subscriber =
        mail.keys().stream().map(subscriberOfToken).flatMap(Optional::stream).findFirst();
    subscriber.ifPresent(subscribers::end);
    return subscriber.isPresent() ? Outcome.ENDED : Outcome.NOTHING;
  }
}

package dev.onward.digest.send;

import dev.onward.database.Database;
import dev.onward.digest.compose.IssueComposer;
import dev.onward.digest.compose.Letter;
import dev.onward.digest.send.IssueDeliveries.Why;
import dev.onward.digest.subscribe.Subscriber;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.mail.MailSettings.Rates;
import dev.onward.mail.failure.FailureVerdict;
import dev.onward.mail.failure.FailureVerdict.Fault;
import dev.onward.mail.failure.SendingBreaker;
import dev.onward.mail.message.Mail;
import dev.onward.mail.queue.MailQueue;
import dev.onward.mail.queue.QueuedMail;
import dev.onward.mail.queue.Retry;
import dev.onward.mail.queue.Throttle;
import dev.onward.mail.recipient.Suppressions.Cause;
import dev.onward.mail.transport.SendResult;
import dev.onward.mail.transport.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Composes due issues and hands them over, each at most once. Before the last word to a mail server
 * the row says so, and right after its answer the row says what that was; a kill between the two
 * leaves it unknown whether the server has the mail, and no protocol tells. Such a mail is put in
 * doubt and reported, not sent again blindly, and what it told comes again in the next issue. So it
 * is where the database fails right after the answer: what a server may have is never due again.
 * Each connection has at most one mail between the two.
 */
public final class IssueQueue implements MailQueue {
  private static final Logger log = LoggerFactory.getLogger(IssueQueue.class);

  private final Parts desk;
  private final Transport post;
  private final IssueMessages maker;
  private final Rates rates;
  private final InstantSource clock;
  private final Throttle pace;
  private final Throttle domains;
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  /** What an issue is made from, and where it is noted. */
  public record Parts(
      Database database,
      Subscribers subscribers,
      IssueDeliveries deliveries,
      Bounces returns,
      IssueComposer composer,
      SendingBreaker breaker) {}

  public IssueQueue(
      Parts desk, Transport post, IssueMessages maker, Rates rates, InstantSource clock) {
    this.desk = desk;
    this.post = post;
    this.maker = maker;
    this.rates = rates;
    this.clock = clock;
    this.pace = new Throttle(rates.perSecond(), Duration.ofSeconds(1), System::nanoTime);
    this.domains =
        new Throttle(rates.perDomainAndMinute(), Duration.ofMinutes(1), System::nanoTime);
  }

  @Override
  public List<QueuedMail> take(int most) {
    if (!pace.busy().isEmpty()) {
      return List.of();
    }
    List<IssueDelivery> claimed =
        desk.deliveries()
            .claim(most, domains.busy(), domain -> domains.take(domain) && pace.take(""));
    claimed.forEach(delivery -> held.add(delivery.id()));
    return claimed.stream().<QueuedMail>map(Round::new).toList();
  }

  @Override
  public void stillWorking() {
    Set<String> now = Set.copyOf(held);
    if (!now.isEmpty()) {
      desk.deliveries().stillWorking(now);
    }
  }

  /** Another node has the row by now. */
  private static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final class Round implements QueuedMail {
    private final IssueDelivery delivery;

    /** From the last word on, until the server has said that it does not have it. */
    private boolean mayBeThere;

    Round(IssueDelivery delivery) {
      this.delivery = delivery;
    }

    @Override
    public boolean run() {
      try {
        return deliver();
      } catch (Lost e) {
        log.warn("digest: delivery {} was taken over by another node", delivery.id());
        return true;
      } catch (RuntimeException e) {
        // Its words may name a person, so the kind of fault has to do.
        log.error("digest: delivery {} failed: {}", delivery.id(), e.getClass().getName());
        if (mayBeThere) {
          doubt("internal fault");
        } else {
          tryAgain(Why.of("internal fault", Fault.RELAY));
        }
        return true;
      } finally {
        held.remove(delivery.id());
      }
    }

    private boolean deliver() {
      Optional<Subscriber> subscriber =
          desk.subscribers()
              .find(delivery.subscriber())
              .filter(s -> desk.subscribers().isActive(s.id()));
      if (subscriber.isEmpty()) {
        desk.deliveries().end(delivery, IssueState.SUPPRESSED, Why.NONE);
        return true;
      }
      Instant since = desk.deliveries().lastBefore(delivery).orElse(subscriber.get().confirmedAt());
      Instant at = composedFor(subscriber.get().slot().zone());
      Optional<Letter> letter = desk.composer().compose(subscriber.get(), since, at);
      if (letter.isEmpty()) {
        desk.deliveries().end(delivery, IssueState.EMPTY, Why.NONE);
        return true;
      }
      return deliver(subscriber.get(), letter.get(), at);
    }

    /** A letter that is a day late counts its days from the day on which it is read. */
    private Instant composedFor(ZoneId zone) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      LocalDate today = LocalDate.ofInstant(now, zone);
      return LocalDate.ofInstant(delivery.at(), zone).isBefore(today) ? now : delivery.at();
    }

    private boolean deliver(Subscriber subscriber, Letter letter, Instant at) {
      Mail mail = maker.of(delivery, subscriber.address(), letter, clock.instant());
      SendResult receipt = post.send(mail, this::beforeTheLastWord);
      mayBeThere = receipt instanceof SendResult.Accepted || receipt instanceof SendResult.Unknown;
      return switch (receipt) {
        case SendResult.Accepted accepted -> {
          sent(letter, at);
          desk.breaker().worked();
          yield true;
        }
        case SendResult.Refused refused -> refused(refused);
        case SendResult.Unknown unknown -> {
          doubt("no answer");
          yield true;
        }
        case SendResult.Unreachable unreachable -> {
          log.warn("digest: the post can't be reached: {}", unreachable.why());
          desk.breaker().away(unreachable.fault(), unreachable.why());
          tryAgain(Why.of(unreachable.why(), unreachable.fault()));
          yield false;
        }
      };
    }

    private void beforeTheLastWord() {
      if (!desk.deliveries().handingOver(delivery)) {
        throw new Lost();
      }
      mayBeThere = true;
    }

    /** The server has it, so this must be written down, however often the database fails. */
    private void sent(Letter letter, Instant at) {
      Retry.run(() ->
          desk.database()
              .useTransaction(handle -> {
                if (desk.deliveries().end(handle, delivery, IssueState.SENT, Why.NONE)) {
                  desk.subscribers().told(handle, delivery.subscriber(), letter.items(), at);
                }
              }));
    }

    /** False where it is not the recipient's fault and so many others failed that it rests. */
    private boolean refused(SendResult.Refused refused) {
      FailureVerdict verdict = refused.verdict();
      Why why = Why.of(refused.reply(), verdict.fault());
      if (verdict.isOfRecipient()) {
        desk.breaker().worked();
        refusedForRecipient(refused, why);
        return true;
      }
      log.warn("digest: delivery {} was refused: {}", delivery.id(), refused.reply());
      boolean isOpen = desk.breaker().failed(verdict.fault(), refused.reply());
      if (refused.isFinal() && !isOpen) {
        desk.deliveries().end(delivery, IssueState.FAILED, why);
      } else {
        // Where everybody is refused it is not this letter's fault: it waits for the operator.
        tryAgain(why);
      }
      return !isOpen;
    }

    private void refusedForRecipient(SendResult.Refused refused, Why why) {
      if (refused.verdict().endsAddress()) {
        desk.deliveries().end(delivery, IssueState.SUPPRESSED, why);
        desk.subscribers().suppress(delivery.subscriber(), Cause.NONE, refused.reply());
      } else if (refused.isFinal()) {
        giveUp(why);
      } else {
        tryAgain(why);
      }
    }

    private void doubt(String reply) {
      Retry.run(() ->
          desk.deliveries().end(delivery, IssueState.IN_DOUBT, new Why(reply, Optional.empty())));
      log.warn("digest: delivery {} is in doubt: {}", delivery.id(), reply);
    }

    private void tryAgain(Why why) {
      Duration after = rates.retry().after(delivery.attempts() + 1);
      Instant end = delivery.at().plus(IssueSchedule.LATEST);
      if (clock.instant().plus(after).isBefore(end)) {
        desk.deliveries().again(delivery, after, why);
      } else {
        giveUp(why);
      }
    }

    private void giveUp(Why why) {
      desk.deliveries().end(delivery, IssueState.FAILED, why);
      if (desk.returns().hasFailedTooOften(delivery.subscriber())) {
        desk.subscribers().suppress(delivery.subscriber(), Cause.UNREACHED, why.reply());
      }
    }

    @Override
    public void giveBack() {
      held.remove(delivery.id());
      desk.deliveries().giveBack(delivery);
    }
  }
}

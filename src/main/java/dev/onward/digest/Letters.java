package dev.onward.digest;

import dev.onward.database.Database;
import dev.onward.digest.PostSettings.Rates;
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
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Composes due issues and hands them over, each at most once. Before the last word to a mail server
 * the row says so, and right after its answer the row says what that was; a kill between the two
 * leaves it unknown whether the server has the mail, and no protocol tells. Such a mail is put in
 * doubt and reported, not sent again blindly, and what it told comes again in the next issue. At
 * most {@code inDoubt} mails of a node are between the two at any time.
 */
final class Letters implements Tray {
  private static final Logger log = LoggerFactory.getLogger(Letters.class);

  private final Desk desk;
  private final Post post;
  private final MailMaker maker;
  private final Rates rates;
  private final InstantSource clock;
  private final Pace pace;
  private final Pace domains;
  private final Semaphore lastWords;
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  /** What an issue is made from, and where it is noted. */
  record Desk(
      Database database,
      Subscribers subscribers,
      Deliveries deliveries,
      Returns returns,
      Composer composer) {}

  Letters(Desk desk, Post post, MailMaker maker, Rates rates, InstantSource clock) {
    this.desk = desk;
    this.post = post;
    this.maker = maker;
    this.rates = rates;
    this.clock = clock;
    this.pace = new Pace(rates.perSecond(), Duration.ofSeconds(1), System::nanoTime);
    this.domains = new Pace(rates.perDomainAndMinute(), Duration.ofMinutes(1), System::nanoTime);
    this.lastWords = new Semaphore(rates.inDoubt());
  }

  @Override
  public List<Errand> take(int most) {
    if (!pace.busy().isEmpty()) {
      return List.of();
    }
    List<Delivery> claimed =
        desk.deliveries()
            .claim(most, domains.busy(), domain -> domains.take(domain) && pace.take(""));
    claimed.forEach(delivery -> held.add(delivery.id()));
    return claimed.stream().<Errand>map(Round::new).toList();
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

  private final class Round implements Errand {
    private final Delivery delivery;
    private boolean inTheWindow;

    Round(Delivery delivery) {
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
        tryAgain("internal fault");
        return true;
      } finally {
        if (inTheWindow) {
          lastWords.release();
        }
        held.remove(delivery.id());
      }
    }

    private boolean deliver() {
      Optional<Subscriber> subscriber =
          desk.subscribers()
              .find(delivery.subscriber())
              .filter(s -> desk.subscribers().isActive(s.id()));
      if (subscriber.isEmpty()) {
        desk.deliveries().end(delivery, State.SUPPRESSED, "");
        return true;
      }
      Instant since = desk.deliveries().lastBefore(delivery).orElse(subscriber.get().confirmedAt());
      Instant at = composedFor(subscriber.get().slot().zone());
      Optional<Letter> letter = desk.composer().compose(subscriber.get(), since, at);
      if (letter.isEmpty()) {
        desk.deliveries().end(delivery, State.EMPTY, "");
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
      Mail mail = maker.letter(delivery, subscriber.address(), letter, clock.instant());
      switch (post.send(mail, this::beforeTheLastWord)) {
        case Receipt.Accepted accepted -> sent(letter, at);
        case Receipt.Refused refused -> refused(refused);
        case Receipt.Later later -> tryAgain(later.reply());
        case Receipt.Unknown unknown -> doubt();
        case Receipt.Unreachable unreachable -> {
          log.warn("digest: the post can't be reached: {}", unreachable.why());
          tryAgain(unreachable.why());
          return false;
        }
      }
      return true;
    }

    private void beforeTheLastWord() {
      if (!inTheWindow) {
        lastWords.acquireUninterruptibly();
        inTheWindow = true;
      }
      if (!desk.deliveries().handingOver(delivery)) {
        throw new Lost();
      }
    }

    private void sent(Letter letter, Instant at) {
      desk.database()
          .useTransaction(handle -> {
            if (desk.deliveries().end(handle, delivery, State.SENT, "")) {
              desk.subscribers().told(handle, delivery.subscriber(), letter.items(), at);
            }
          });
    }

    private void refused(Receipt.Refused refused) {
      desk.deliveries()
          .end(delivery, refused.ofAddress() ? State.SUPPRESSED : State.FAILED, refused.reply());
      if (refused.ofAddress()) {
        desk.subscribers().suppress(delivery.subscriber(), refused.reply());
      } else {
        log.warn("digest: delivery {} was refused: {}", delivery.id(), refused.reply());
      }
    }

    private void doubt() {
      desk.deliveries().end(delivery, State.IN_DOUBT, "no answer");
      log.warn("digest: delivery {} is in doubt, no answer to the last word", delivery.id());
    }

    private void tryAgain(String reply) {
      Duration after = rates.retry().after(delivery.attempts() + 1);
      Instant end = delivery.at().plus(Plans.LATEST);
      if (clock.instant().plus(after).isBefore(end)) {
        desk.deliveries().again(delivery, after, reply);
      } else {
        desk.deliveries().end(delivery, State.FAILED, reply);
        if (desk.returns().hasFailedTooOften(delivery.subscriber())) {
          desk.subscribers().suppress(delivery.subscriber(), reply);
        }
      }
    }

    @Override
    public void giveBack() {
      held.remove(delivery.id());
      desk.deliveries().giveBack(delivery);
    }
  }
}

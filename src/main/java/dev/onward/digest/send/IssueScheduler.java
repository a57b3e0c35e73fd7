package dev.onward.digest.send;

import dev.onward.digest.subscribe.Slot;
import dev.onward.digest.subscribe.Subscriber;
import dev.onward.digest.subscribe.SubscriberPreferences;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.digest.subscribe.Subscribers.Unplanned;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that every subscriber has their next issue planned at the hour they want now, and ends
 * what has become too late. What no node was there to plan leaves a row that says so. Looks only at
 * those whose planned issue lies behind. Any number of nodes may do so at once.
 */
public final class IssueScheduler {
  private static final Logger log = LoggerFactory.getLogger(IssueScheduler.class);
  private static final int PAGE = 500;

  /** So many missed issues leave a row; who was away for longer is not told of each. */
  private static final int MOST_MISSED = 60;

  private final Subscribers subscribers;
  private final IssueSchedule plans;
  private final InstantSource clock;

  public IssueScheduler(Subscribers subscribers, IssueSchedule plans, InstantSource clock) {
    this.subscribers = subscribers;
    this.plans = plans;
    this.clock = clock;
  }

  public void plan() {
    endLate();
    int planned = 0;
    List<Unplanned> page;
    do {
      page = subscribers.unplanned(PAGE);
      planned += plan(page);
    } while (page.size() == PAGE);
    if (planned > 0) {
      log.info("digest: planned {} issues", planned);
    }
  }

  private void endLate() {
    int doubtful = plans.doubt();
    if (doubtful > 0) {
      log.warn("digest: {} mails are in doubt after a kill; see `digest status`", doubtful);
    }
    int skipped = plans.skipLate();
    if (skipped > 0) {
      log.warn(
          "digest: skipped {} issues, since nobody was there to send them within {} hours",
          skipped,
          IssueSchedule.LATEST.toHours());
    }
    int failed = plans.failLate();
    if (failed > 0) {
      log.warn("digest: gave up {} issues that could not be sent within their day", failed);
    }
  }

  private int plan(List<Unplanned> page) {
    if (page.isEmpty()) {
      return 0;
    }
    Map<String, IssueSchedule.Planned> ahead =
        plans.ahead(page.stream().map(one -> one.subscriber().id()).toList());
    int planned = 0;
    for (Unplanned one : page) {
      planned += plan(one, Optional.ofNullable(ahead.get(one.subscriber().id())));
    }
    return planned;
  }

  /** Goes on from the latest planned issue, over all that nobody planned, to the one to come. */
  private int plan(Unplanned one, Optional<IssueSchedule.Planned> ahead) {
    Subscriber subscriber = one.subscriber();
    SubscriberPreferences wanted = SubscriberPreferences.of(subscriber);
    Instant now = clock.instant();
    boolean isNew = one.until() == 0;
    Optional<LocalDate> last = plans.last(subscriber);
    Slot.Issue next = wanted.next(isNew ? now : Instant.ofEpochMilli(one.until()), last);
    int planned = 0;
    for (int missed = 0; !next.at().isAfter(now) && missed < MOST_MISSED; missed++) {
      planned += missed(subscriber, next);
      next = wanted.next(next.at(), Optional.of(next.day()));
    }
    next = next.at().isAfter(now) ? next : wanted.next(now, last);
    Instant at = next.at();
    if (ahead.filter(known -> !known.at().equals(at)).isPresent()) {
      plans.unplan(ahead.get().id());
    }
    if (ahead.filter(known -> known.at().equals(at)).isEmpty()) {
      planned += plans.plan(subscriber, next) ? 1 : 0;
    }
    subscribers.planned(one, at);
    return planned;
  }

  /** What is late by less than a day can still go out. */
  private int missed(Subscriber subscriber, Slot.Issue issue) {
    if (issue.at().isAfter(clock.instant().minus(IssueSchedule.LATEST))) {
      return plans.plan(subscriber, issue) ? 1 : 0;
    }
    if (plans.skip(subscriber, issue)) {
      log.warn("digest: an issue of {} was never planned, since no node was there", issue.day());
    }
    return 0;
  }
}

package dev.onward.digest;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that every subscriber has their next issue planned at the hour they want now, and ends
 * what has become too late. Any number of nodes may do so at once.
 */
final class Planner {
  private static final Logger log = LoggerFactory.getLogger(Planner.class);
  private static final int PAGE = 500;

  private final Subscribers subscribers;
  private final Plans plans;
  private final InstantSource clock;

  Planner(Subscribers subscribers, Plans plans, InstantSource clock) {
    this.subscribers = subscribers;
    this.plans = plans;
    this.clock = clock;
  }

  void plan() {
    endLate();
    List<Subscriber> page = new ArrayList<>(PAGE);
    int[] planned = {0};
    subscribers.forEachActive(subscriber -> {
      page.add(subscriber);
      if (page.size() == PAGE) {
        planned[0] += plan(page);
        page.clear();
      }
    });
    planned[0] += plan(page);
    if (planned[0] > 0) {
      log.info("digest: planned {} issues", planned[0]);
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
          Plans.LATEST.toHours());
    }
    int failed = plans.failLate();
    if (failed > 0) {
      log.warn("digest: gave up {} issues that could not be sent within their day", failed);
    }
  }

  private int plan(List<Subscriber> page) {
    if (page.isEmpty()) {
      return 0;
    }
    Map<String, Plans.Planned> ahead = plans.ahead(page.stream().map(Subscriber::id).toList());
    int planned = 0;
    for (Subscriber subscriber : page) {
      Slot.Issue next = subscriber.slot().next(clock.instant());
      Plans.Planned known = ahead.get(subscriber.id());
      if (known != null && known.at().equals(next.at())) {
        continue;
      }
      if (known != null) {
        plans.unplan(known.id());
      }
      planned += plans.plan(subscriber, next) ? 1 : 0;
    }
    return planned;
  }
}

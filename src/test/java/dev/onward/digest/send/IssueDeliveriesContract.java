package dev.onward.digest.send;

import static dev.onward.digest.Readers.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.database.Database;
import dev.onward.digest.Readers;
import dev.onward.digest.send.IssueDeliveries.Why;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.mail.failure.FailureVerdict.Fault;
import dev.onward.mail.recipient.Suppressions.Cause;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What planning and claiming promise, whichever engine is under them. */
abstract class IssueDeliveriesContract {
  private static final Instant SUNDAY = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant MONDAY_AT_EIGHT = Instant.parse("2026-11-23T08:00:00Z");

  private Instant now = SUNDAY;
  private final InstantSource clock = () -> now;
  private Subscribers subscribers;
  private IssueSchedule plans;
  private IssueDeliveries deliveries;
  private IssueDeliveries otherNode;
  private String reader;

  abstract Database database();

  @BeforeEach
  void meetAReader() {
    Readers.clear(database());
    subscribers = new Subscribers(database(), clock);
    plans = new IssueSchedule(database(), clock);
    deliveries = new IssueDeliveries(database(), clock, "one");
    otherNode = new IssueDeliveries(database(), clock, "other");
    reader = Readers.add(database(), "ada@example.com", slot(DayOfWeek.MONDAY, 8, "UTC"));
  }

  private void plan() {
    new IssueScheduler(subscribers, plans, clock).plan();
  }

  private static List<IssueDelivery> claim(IssueDeliveries node) {
    return node.claim(100, Set.of(), domain -> true);
  }

  private String states() {
    return Readers.states(database(), reader);
  }

  @Test
  void theNextIssueIsPlannedOnceHoweverManyNodesPlan() {
    plan();
    new IssueScheduler(subscribers, new IssueSchedule(database(), clock), clock).plan();
    assertThat(states()).isEqualTo("planned 1");
    assertThat(claim(deliveries)).isEmpty();
    now = MONDAY_AT_EIGHT;
    assertThat(claim(deliveries))
        .singleElement()
        .satisfies(due -> {
          assertThat(due.at()).isEqualTo(MONDAY_AT_EIGHT);
          assertThat(due.issue()).hasToString("2026-11-23");
          assertThat(due.domain()).isEqualTo("example.com");
        });
  }

  @Test
  void whoWantsItAtAnotherTimeGetsItThenAndNotTwice() {
    plan();
    database()
        .with(handle ->
            handle.execute(
                "UPDATE digest_subscriber SET weekday = 2, hour = 6, planned_until = 0"));
    plan();
    assertThat(states()).isEqualTo("planned 1");
    now = MONDAY_AT_EIGHT;
    assertThat(claim(deliveries)).isEmpty();
    now = Instant.parse("2026-11-24T06:00:00Z");
    IssueDelivery tuesday = claim(deliveries).getFirst();
    deliveries.end(tuesday, IssueState.SENT, Why.NONE);
    database()
        .with(
            handle -> handle.execute("UPDATE digest_subscriber SET hour = 20, planned_until = 0"));
    plan();
    now = Instant.parse("2026-11-24T20:30:00Z");
    assertThat(claim(deliveries)).isEmpty();
    plan();
    now = Instant.parse("2026-12-01T20:00:00Z");
    assertThat(claim(deliveries)).singleElement().extracting(IssueDelivery::at).isEqualTo(now);
  }

  @Test
  void anIssueWaitsForTheOneBeforeIt() {
    plan();
    now = MONDAY_AT_EIGHT.plus(Duration.ofHours(4));
    database()
        .with(handle ->
            handle.execute(
                "UPDATE digest_subscriber SET weekday = 2, hour = 6, planned_until = 0"));
    plan();
    now = Instant.parse("2026-11-24T06:30:00Z");
    IssueDelivery monday = claim(deliveries).getFirst();
    assertThat(monday.at()).isEqualTo(MONDAY_AT_EIGHT);
    assertThat(claim(otherNode)).isEmpty();
    deliveries.end(monday, IssueState.SENT, Why.NONE);
    assertThat(claim(otherNode))
        .extracting(IssueDelivery::at)
        .containsExactly(Instant.parse("2026-11-24T06:00:00Z"));
  }

  @Test
  void whoDoesNotWantItIsNotPlanned() {
    subscribers.suppress(reader, Cause.NONE, "550 5.1.1");
    plan();
    assertThat(states()).isEmpty();
  }

  @Test
  void aNodeThatWasDownSendsLateWithinADay() {
    plan();
    now = MONDAY_AT_EIGHT.plus(Duration.ofHours(23));
    plan();
    assertThat(claim(deliveries)).hasSize(1);
  }

  @Test
  void whatNoNodeWasThereToPlanLeavesARowThatSaysSo() {
    plan();
    now = MONDAY_AT_EIGHT.plus(Duration.ofDays(21)).plus(Duration.ofHours(1));
    plan();
    assertThat(states()).isEqualTo("planned 2, skipped 3");
    assertThat(claim(deliveries))
        .singleElement()
        .extracting(IssueDelivery::at)
        .isEqualTo(MONDAY_AT_EIGHT.plus(Duration.ofDays(21)));
  }

  @Test
  void whoeverPlansLooksOnlyAtThoseWhoAreDue() {
    plan();
    assertThat(subscribers.unplanned(10)).isEmpty();
    String plan =
        database()
            .with(handle -> {
              boolean sqlite = database().isPrivate();
              if (!sqlite) {
                handle.execute("SET enable_seqscan = off");
              }
              List<String> lines =
                  handle
                      .createQuery(
                          (sqlite ? "EXPLAIN QUERY PLAN SELECT id" : "EXPLAIN SELECT id")
                              + Subscribers.UNPLANNED)
                      .bind("now", clock.millis())
                      .bind("page", 500)
                      .map((row, context) -> row.getString(sqlite ? 4 : 1))
                      .list();
              if (!sqlite) {
                handle.execute("SET enable_seqscan = on");
              }
              return String.join(" ", lines);
            });
    assertThat(plan).contains("digest_subscriber_by_plan");
    now = MONDAY_AT_EIGHT;
    assertThat(subscribers.unplanned(10)).hasSize(1);
  }

  @Test
  void everyTwoWeeksItComesEveryTwoWeeksAndAfterAPauseAsBefore() {
    database().with(handle -> handle.execute("UPDATE digest_subscriber SET rhythm = 'two-weeks'"));
    List<Instant> sent = new ArrayList<>();
    for (int day = 0; day < 52; day++) {
      now = SUNDAY.plus(Duration.ofDays(day));
      if (day == 30) {
        database()
            .with(handle ->
                handle.execute(
                    "UPDATE digest_subscriber SET paused_until = '2027-01-05', planned_until = 0"));
      }
      plan();
      for (IssueDelivery due : claim(deliveries)) {
        deliveries.end(due, IssueState.SENT, Why.NONE);
        sent.add(due.at());
      }
    }
    assertThat(sent)
        .containsExactly(
            MONDAY_AT_EIGHT,
            MONDAY_AT_EIGHT.plus(Duration.ofDays(14)),
            MONDAY_AT_EIGHT.plus(Duration.ofDays(28)),
            Instant.parse("2027-01-11T08:00:00Z"));
  }

  @Test
  void afterADayItIsSkippedAndTheNextOneIsPlanned() {
    plan();
    now = MONDAY_AT_EIGHT.plus(Duration.ofHours(24)).plusMillis(1);
    assertThat(claim(deliveries)).isEmpty();
    plan();
    assertThat(states()).isEqualTo("planned 1, skipped 1");
    now = MONDAY_AT_EIGHT.plus(Duration.ofDays(7));
    assertThat(claim(deliveries)).singleElement().extracting(IssueDelivery::at).isEqualTo(now);
  }

  @Test
  void whatWasTriedInVainAllDayHasFailed() {
    plan();
    now = MONDAY_AT_EIGHT;
    deliveries.again(
        claim(deliveries).getFirst(), Duration.ofHours(1), Why.of("450 4.2.0", Fault.RECIPIENT));
    now = now.plus(Duration.ofHours(25));
    plan();
    assertThat(states()).isEqualTo("failed 1, planned 1");
  }

  @Test
  void whatASilentNodeHadIsTakenOverAndItCanWriteNoMore() {
    plan();
    now = MONDAY_AT_EIGHT;
    IssueDelivery lost = claim(deliveries).getFirst();
    assertThat(claim(otherNode)).isEmpty();
    now = now.plus(IssueDeliveries.LEASE);
    assertThat(claim(otherNode)).containsExactly(lost);
    assertThat(deliveries.handingOver(lost)).isFalse();
    assertThat(deliveries.end(lost, IssueState.SENT, Why.NONE)).isFalse();
    assertThat(otherNode.handingOver(lost)).isTrue();
    assertThat(otherNode.end(lost, IssueState.SENT, Why.NONE)).isTrue();
  }

  @Test
  void whoSaysThatItStillWorksKeepsWhatItHas() {
    plan();
    now = MONDAY_AT_EIGHT;
    IssueDelivery kept = claim(deliveries).getFirst();
    now = now.plus(IssueDeliveries.LEASE.dividedBy(2));
    deliveries.stillWorking(Set.of(kept.id()));
    now = now.plus(IssueDeliveries.LEASE.dividedBy(2));
    assertThat(claim(otherNode)).isEmpty();
    assertThat(deliveries.handingOver(kept)).isTrue();
  }

  @Test
  void whatASilentNodeWasHandingOverIsInDoubtAndNeverSentBlindly() {
    plan();
    now = MONDAY_AT_EIGHT;
    deliveries.handingOver(claim(deliveries).getFirst());
    now = now.plus(IssueDeliveries.LEASE);
    assertThat(claim(otherNode)).isEmpty();
    plan();
    assertThat(states()).isEqualTo("in-doubt 1, planned 1");
    assertThat(claim(otherNode)).isEmpty();
    assertThat(new Overview(database(), clock).lines())
        .anyMatch(line -> line.startsWith("2026-11-23") && line.contains("in-doubt 1"))
        .anyMatch(line -> line.contains("a...@example.com"))
        .noneMatch(line -> line.contains("ada@"));
  }

  @Test
  void anAnswerThatCameAfterAllEndsTheDoubt() {
    plan();
    now = MONDAY_AT_EIGHT;
    IssueDelivery slow = claim(deliveries).getFirst();
    deliveries.handingOver(slow);
    now = now.plus(IssueDeliveries.LEASE);
    assertThat(plans.doubt()).isEqualTo(1);
    assertThat(deliveries.end(slow, IssueState.SENT, Why.NONE)).isTrue();
    assertThat(states()).startsWith("sent 1");
  }

  @Test
  void whatIsInDoubtIsToldAgainInTheNextIssue() {
    plan();
    now = MONDAY_AT_EIGHT;
    IssueDelivery first = claim(deliveries).getFirst();
    deliveries.end(first, IssueState.SENT, Why.NONE);
    plan();
    now = MONDAY_AT_EIGHT.plus(Duration.ofDays(7));
    IssueDelivery second = claim(deliveries).getFirst();
    assertThat(deliveries.lastBefore(second)).contains(MONDAY_AT_EIGHT);
    deliveries.handingOver(second);
    deliveries.end(second, IssueState.IN_DOUBT, Why.NONE);
    plan();
    now = MONDAY_AT_EIGHT.plus(Duration.ofDays(14));
    assertThat(deliveries.lastBefore(claim(deliveries).getFirst())).contains(MONDAY_AT_EIGHT);
  }

  @Test
  void nodesThatClaimAtOnceShareWithoutOverlap() throws Exception {
    for (int i = 0; i < 120; i++) {
      Readers.add(database(), "r" + i + "@example.com", slot(DayOfWeek.MONDAY, 8, "UTC"));
    }
    plan();
    now = MONDAY_AT_EIGHT;
    Set<String> seen = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<IssueDelivery>>> nodes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        IssueDeliveries node = new IssueDeliveries(database(), clock, "node" + i);
        nodes.add(() -> claimAll(node));
      }
      for (Future<List<IssueDelivery>> claimed : threads.invokeAll(nodes)) {
        for (IssueDelivery delivery : claimed.get()) {
          assertThat(seen.add(delivery.id())).isTrue();
        }
      }
    }
    assertThat(seen).hasSize(121);
  }

  private static List<IssueDelivery> claimAll(IssueDeliveries node) {
    List<IssueDelivery> all = new ArrayList<>();
    for (int idle = 0; idle < 3; ) {
      List<IssueDelivery> some = node.claim(5, Set.of(), domain -> true);
      all.addAll(some);
      idle = some.isEmpty() ? idle + 1 : 0;
    }
    return all;
  }

  @Test
  void busyDomainsWaitAndOthersDoNot() {
    String other = Readers.add(database(), "bob@example.org", slot(DayOfWeek.MONDAY, 8, "UTC"));
    plan();
    now = MONDAY_AT_EIGHT;
    assertThat(deliveries.claim(10, Set.of("example.com"), domain -> true))
        .singleElement()
        .extracting(IssueDelivery::subscriber)
        .isEqualTo(other);
    assertThat(deliveries.claim(10, Set.of(), domain -> false)).isEmpty();
    assertThat(claim(deliveries)).hasSize(1);
  }

  @Test
  void aPauseHoldsEveryNodeUntilItEnds() {
    Overview operator = new Overview(database(), clock);
    plan();
    now = MONDAY_AT_EIGHT;
    operator.pause();
    operator.pause();
    assertThat(claim(deliveries)).isEmpty();
    assertThat(claim(otherNode)).isEmpty();
    assertThat(operator.lines().getFirst()).startsWith("paused since 2026-11-23T08:00");
    operator.resume();
    assertThat(claim(otherNode)).hasSize(1);
  }

  @Test
  void threeIssuesInARowThatDidNotGetThroughAreTooOften() {
    Bounces returns = new Bounces(database(), clock);
    for (int week = 0; week < 3; week++) {
      assertThat(returns.hasFailedTooOften(reader)).isFalse();
      plan();
      now = MONDAY_AT_EIGHT.plus(Duration.ofDays(7L * week));
      IssueDelivery delivery = claim(deliveries).getFirst();
      if (week == 1) {
        deliveries.end(delivery, IssueState.SENT, Why.NONE);
        returns.note(returns.known(delivery.id()).orElseThrow(), "4.2.1", Fault.RECIPIENT);
      } else {
        deliveries.end(delivery, IssueState.FAILED, Why.of("450 4.2.0", Fault.RECIPIENT));
      }
    }
    assertThat(returns.hasFailedTooOften(reader)).isTrue();
  }
}

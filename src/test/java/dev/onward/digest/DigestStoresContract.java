package dev.onward.digest;

import static dev.onward.digest.Correspondents.MONDAY_AT_EIGHT;
import static dev.onward.digest.Correspondents.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.database.Database;
import dev.onward.digest.subscribe.Confirmations;
import dev.onward.digest.subscribe.Signer;
import dev.onward.digest.subscribe.Signer.IssueOf;
import dev.onward.digest.subscribe.Signer.Purpose;
import dev.onward.digest.subscribe.Slot;
import dev.onward.digest.subscribe.SubscribeLimits;
import dev.onward.digest.subscribe.Subscriber;
import dev.onward.digest.subscribe.SubscriberPreferences;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.digest.subscribe.SubscriptionRequest;
import dev.onward.digest.subscribe.TooMany;
import dev.onward.digest.subscribe.Votes;
import dev.onward.digest.subscribe.Votes.Vote;
import dev.onward.mail.recipient.Suppressions.Cause;
import dev.onward.talk.Memory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stores of the weekly mail promise, whichever engine is under them. */
abstract class DigestStoresContract {
  private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");

  private Instant now = MORNING;
  private final InstantSource clock = () -> now;
  private Subscribers subscribers;
  private Confirmations confirmations;
  private Signer signer;

  abstract Database database();

  @BeforeEach
  void begin() {
    for (String table : List.of("digest_subscriber", "digest_confirmation", "digest_attempt")) {
      database().with(handle -> handle.execute("DELETE FROM " + table));
    }
    subscribers = new Subscribers(database(), clock);
    confirmations = new Confirmations(database(), clock);
    signer = new Signer(database());
  }

  private Subscriber confirmed(String address) {
    return Correspondents.confirmed(database(), subscribers, wish(address));
  }

  private void tell(Subscriber subscriber, List<String> items, Instant issue) {
    database().useTransaction(handle -> subscribers.told(handle, subscriber.id(), items, issue));
  }

  @Test
  void aSubscriberIsKeptWithAllThatTheyChose() {
    String person = new Memory(database(), clock).newPerson();
    Subscriber kept =
        Correspondents.confirmed(
            database(), subscribers, wish("ann@example.com"), Optional.of(person));
    assertThat(subscribers.find(kept.id())).contains(kept);
    assertThat(kept.address()).isEqualTo("ann@example.com");
    assertThat(kept.person()).contains(person);
    assertThat(SubscriberPreferences.of(kept)).isEqualTo(MONDAY_AT_EIGHT);
    assertThat(kept.confirmedAt()).isEqualTo(MORNING);
    assertThat(subscribers.ofPerson(person)).contains(kept);
  }

  @Test
  void nobodyHasToHaveAGoalOrTopics() {
    SubscriberPreferences plain =
        new SubscriberPreferences(
            Optional.empty(), Set.of(), MONDAY_AT_EIGHT.slot(), Locale.GERMAN);
    Subscriber kept =
        Correspondents.confirmed(
            database(), subscribers, new SubscriptionRequest("bob@example.com", plain));
    assertThat(SubscriberPreferences.of(kept)).isEqualTo(plain);
  }

  @Test
  void confirmingAgainChangesWhatIsWantedAndKeepsWhoItIs() {
    Subscriber first = confirmed("ann@example.com");
    now = MORNING.plus(Duration.ofDays(3));
    SubscriberPreferences other =
        new SubscriberPreferences(
            Optional.of("ai-security"),
            Set.of(),
            new Slot(DayOfWeek.FRIDAY, 17, ZoneId.of("Asia/Kathmandu")),
            Locale.GERMAN);
    Subscriber second =
        Correspondents.confirmed(
            database(), subscribers, new SubscriptionRequest("ann@example.com", other));
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.confirmedAt()).isEqualTo(MORNING);
    assertThat(SubscriberPreferences.of(second)).isEqualTo(other);
    assertThat(subscribers.active()).hasSize(1);
  }

  @Test
  void whoEndsGetsNothingMoreUntilTheyConfirmAnew() {
    Subscriber subscriber = confirmed("ann@example.com");
    subscribers.end(subscriber.id());
    subscribers.end(subscriber.id());
    assertThat(subscribers.isActive(subscriber.id())).isFalse();
    assertThat(subscribers.active()).isEmpty();

    now = MORNING.plus(Duration.ofDays(5));
    Subscriber again = confirmed("ann@example.com");
    assertThat(again.id()).isEqualTo(subscriber.id());
    assertThat(again.confirmedAt()).isEqualTo(now);
    assertThat(subscribers.isActive(again.id())).isTrue();
  }

  @Test
  void whoIsKnownAsSomebodyElseKeepsWhatTheyAskedFor() {
    Memory memory = new Memory(database(), clock);
    String inTeams = memory.newPerson();
    String onThePage = memory.newPerson();
    String token = confirmations.keep(wish("ann@example.com"), Optional.of(inTeams));
    subscribers.move(inTeams, onThePage);
    memory.forget(inTeams);
    assertThat(confirmations.find(token).orElseThrow().used()).isFalse();
  }

  @Test
  void whoEndsItInAConversationGetsNothingAtAnyAddress() {
    String person = new Memory(database(), clock).newPerson();
    for (String address : List.of("ann@work.example", "ann@home.example")) {
      Correspondents.confirmed(database(), subscribers, wish(address), Optional.of(person));
    }
    assertThat(subscribers.endAllOf(person)).contains(MORNING);
    assertThat(subscribers.ofPerson(person)).isEmpty();
    assertThat(subscribers.endAllOf(person)).isEmpty();
  }

  @Test
  void whoEndedItInAConversationCanTakeItUpAgain() {
    String person = new Memory(database(), clock).newPerson();
    Subscriber kept =
        Correspondents.confirmed(
            database(), subscribers, wish("ann@example.com"), Optional.of(person));
    subscribers.endAllOf(person);
    now = MORNING.plusSeconds(60);

    assertThat(subscribers.takeUp(new Memory(database(), clock).newPerson(), MORNING)).isZero();
    assertThat(subscribers.takeUp(person, now)).isZero();
    assertThat(subscribers.takeUp(person, MORNING)).isEqualTo(1);
    assertThat(subscribers.ofPerson(person)).contains(kept);
    assertThat(subscribers.takeUp(person, MORNING)).isZero();
  }

  @Test
  void whatItsReaderEndedByALinkIsNotTakenUpFromAConversation() {
    String person = new Memory(database(), clock).newPerson();
    Subscriber kept =
        Correspondents.confirmed(
            database(), subscribers, wish("ann@example.com"), Optional.of(person));
    subscribers.endAllOf(person);
    now = MORNING.plusSeconds(60);
    subscribers.end(kept.id());

    assertThat(subscribers.takeUp(person, MORNING)).isZero();
    assertThat(subscribers.isActive(kept.id())).isFalse();
  }

  @Test
  void aSuppressedAddressGetsNothingUntilItIsConfirmedAnew() {
    Subscriber subscriber = confirmed("ann@example.com");
    subscribers.suppress(subscriber.id(), Cause.NONE, "5.1.1");
    assertThat(subscribers.isActive(subscriber.id())).isFalse();
    subscribers.end(subscriber.id());
    assertThat(subscribers.forgetEndedFor(Duration.ofDays(-1))).isZero();
    confirmed("ann@example.com");
    assertThat(subscribers.isActive(subscriber.id())).isTrue();
  }

  @Test
  void manyAreGoneThroughPageByPageAndEachOnce() {
    for (int i = 0; i < 1_203; i++) {
      confirmed("reader-%d@example.com".formatted(i));
    }
    List<String> seen = new ArrayList<>();
    subscribers.forEachActive(subscriber -> seen.add(subscriber.address()));
    assertThat(seen).hasSize(1_203).doesNotHaveDuplicates();
  }

  @Test
  void whatAnIssueToldIsKnownToTheIssuesAfterIt() {
    Subscriber subscriber = confirmed("ann@example.com");
    Instant later = MORNING.plus(Duration.ofDays(7));
    tell(subscriber, List.of("a", "b"), MORNING);
    tell(subscriber, List.of("b", "c"), later);
    assertThat(subscribers.toldBefore(subscriber.id(), MORNING)).isEmpty();
    assertThat(subscribers.toldBefore(subscriber.id(), later)).containsOnly("a", "b");
    assertThat(subscribers.toldBefore(subscriber.id(), later.plusMillis(1)))
        .containsOnly("a", "b", "c");
  }

  @Test
  void whatIsToldInATransactionThatFailsIsNotTold() {
    Subscriber subscriber = confirmed("ann@example.com");
    assertThatThrownBy(() ->
            database()
                .useTransaction(handle -> {
                  subscribers.told(handle, subscriber.id(), List.of("a"), MORNING);
                  throw new IllegalStateException("the mail was not handed over");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(subscribers.toldBefore(subscriber.id(), MORNING.plusSeconds(1))).isEmpty();
  }

  @Test
  void theLatestWordOnAnItemHolds() {
    Subscriber subscriber = confirmed("ann@example.com");
    Votes votes = new Votes(database(), clock);
    votes.keep(subscriber.id(), "a", Vote.MORE);
    votes.keep(subscriber.id(), "a", Vote.LESS);
    votes.keep(subscriber.id(), "b", Vote.MORE);
    assertThat(votes.before(subscriber.id(), MORNING.plusMillis(1)))
        .isEqualTo(Map.of("a", -1, "b", 1));
    assertThat(votes.before(subscriber.id(), MORNING)).isEmpty();
  }

  @Test
  void formerReadersAreForgottenAfterAWhileWithAllOfTheirs() {
    Subscriber subscriber = confirmed("ann@example.com");
    tell(subscriber, List.of("a"), MORNING);
    subscribers.end(subscriber.id());
    assertThat(subscribers.forgetEndedFor(Duration.ofDays(30))).isZero();
    now = MORNING.plus(Duration.ofDays(31));
    assertThat(subscribers.forgetEndedFor(Duration.ofDays(30))).isEqualTo(1);
    assertThat(subscribers.find(subscriber.id())).isEmpty();
    assertThat(subscribers.toldBefore(subscriber.id(), now)).isEmpty();
  }

  @Test
  void whoIsErasedIsErasedWithTheirAddress() {
    Memory memory = new Memory(database(), clock);
    String person = memory.newPerson();
    SubscriptionRequest wish = wish("ann@example.com");
    Subscriber subscriber =
        Correspondents.confirmed(database(), subscribers, wish, Optional.of(person));
    String token = confirmations.keep(wish, Optional.of(person));
    memory.forget(person);
    assertThat(subscribers.find(subscriber.id())).isEmpty();
    assertThat(confirmations.find(token)).isEmpty();
  }

  @Test
  void aConfirmationWorksOnceAndForThreeDays() {
    String token = confirmations.keep(wish("ann@example.com"), Optional.empty());
    List<SubscriptionRequest> used = new ArrayList<>();
    assertThat(confirmations.find(token).orElseThrow().used()).isFalse();
    confirmations.use(token, (handle, waiting) -> used.add(waiting.wish()));
    confirmations.use(token, (handle, waiting) -> used.add(waiting.wish()));
    assertThat(used).containsExactly(wish("ann@example.com"));
    assertThat(confirmations.find(token).orElseThrow().used()).isTrue();

    String late = confirmations.keep(wish("bob@example.com"), Optional.empty());
    now = MORNING.plus(Duration.ofDays(3));
    assertThat(confirmations.find(late)).isEmpty();
    assertThat(confirmations.use(late, (handle, waiting) -> used.add(waiting.wish()))).isEmpty();
    assertThat(used).hasSize(1);
    assertThat(confirmations.forgetEnded()).isEqualTo(2);
  }

  @Test
  void aConfirmationWhoseWorkFailsCanBeUsedAgain() {
    String token = confirmations.keep(wish("ann@example.com"), Optional.empty());
    assertThatThrownBy(() ->
            confirmations.use(
                token,
                (handle, waiting) -> {
                  throw new IllegalStateException("killed");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(confirmations.find(token).orElseThrow().used()).isFalse();
  }

  @Test
  void attemptsAreCountedByOriginAndByAddressForAllNodes() {
    SubscribeLimits one = new SubscribeLimits(database(), clock, signer);
    SubscribeLimits other = new SubscribeLimits(database(), clock, new Signer(database()));
    for (int i = 0; i < 10; i++) {
      (i % 2 == 0 ? one : other)
          .count(Optional.of("192.0.2.7"), "reader-%d@example.com".formatted(i));
    }
    assertThatThrownBy(() -> other.count(Optional.of("192.0.2.7"), "eleventh@example.com"))
        .isInstanceOf(TooMany.class);
    one.count(Optional.of("192.0.2.8"), "eleventh@example.com");

    one.count(Optional.empty(), "ann@example.com");
    one.count(Optional.empty(), "ann@example.com");
    other.count(Optional.empty(), "ann@example.com");
    assertThatThrownBy(() -> one.count(Optional.of("192.0.2.9"), "ann@example.com"))
        .isInstanceOfSatisfying(
            TooMany.class, e -> assertThat(e.pause()).isEqualTo(Duration.ofDays(1)));

    now = MORNING.plus(Duration.ofHours(25));
    one.count(Optional.of("192.0.2.7"), "ann@example.com");
    assertThat(one.forgetOld()).isEqualTo(25);
  }

  @Test
  void neitherAddressesNorOriginsAreKeptOfAttempts() {
    new SubscribeLimits(database(), clock, signer)
        .count(Optional.of("192.0.2.7"), "ann@example.com");
    List<String> kept =
        database()
            .with(handle ->
                handle.createQuery("SELECT who FROM digest_attempt").mapTo(String.class).list());
    assertThat(kept)
        .hasSize(2)
        .noneMatch(who -> who.contains("192.0.2.7") || who.contains("example"));
  }

  @Test
  void tokensHoldForTheirPurposeAndCannotBeForged() {
    String id = confirmed("ann@example.com").id();
    String token = signer.token(Purpose.UNSUBSCRIBE, id);
    assertThat(signer.token(Purpose.UNSUBSCRIBE, id)).isEqualTo(token);
    assertThat(new Signer(database()).subscriber(Purpose.UNSUBSCRIBE, token)).contains(id);
    assertThat(signer.subscriber(Purpose.PREFERENCES, token)).isEmpty();
    for (int i = 0; i < token.length(); i++) {
      for (char changed : "ABCDEFGH".toCharArray()) {
        String forged = token.substring(0, i) + changed + token.substring(i + 1);
        if (!forged.equals(token)) {
          assertThat(signer.subscriber(Purpose.UNSUBSCRIBE, forged)).isNotEqualTo(Optional.of(id));
        }
      }
    }
    assertThat(signer.subscriber(Purpose.UNSUBSCRIBE, "no token")).isEmpty();
    assertThat(signer.subscriber(Purpose.UNSUBSCRIBE, "")).isEmpty();

    IssueOf issue = new IssueOf(id, MORNING, MORNING.plus(Duration.ofDays(7)));
    assertThat(signer.issue(signer.token(issue))).contains(issue);
    assertThat(signer.issue(token)).isEmpty();
  }

  @Test
  void theFirstLineOfAnItemHoldsForAllNodes() {
    KeptLines one = new KeptLines(database());
    KeptLines.Key key = new KeptLines.Key("update-a", "solutions-architect", "en", MORNING + "1");
    assertThat(one.find(key)).isEmpty();
    assertThat(one.keep(key, "Because it matters.")).isEqualTo("Because it matters.");
    KeptLines other = new KeptLines(database());
    assertThat(other.keep(key, "Something else.")).isEqualTo("Because it matters.");
    assertThat(other.find(new KeptLines.Key("update-a", "", "en", MORNING + "1"))).isEmpty();
  }
}

package dev.onward.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.channel.Claim.Row;
import dev.onward.channel.Inbox.End;
import dev.onward.channel.Inbox.Received;
import dev.onward.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the inbox promises, whichever engine is under it. */
abstract class InboxContract {
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private Inbox inbox;

  abstract Database database();

  @BeforeEach
  void empty() {
    database().with(handle -> handle.execute("DELETE FROM channel_inbox"));
    inbox = new Inbox(database(), () -> now, "chat");
  }

  private boolean put(String lane, String key) {
    return put(lane, key, "host");
  }

  private boolean put(String lane, String key, String host) {
    now = now.plusMillis(1);
    return inbox.put(new Received(lane, key, host, key));
  }

  private Optional<Row> take() {
    return inbox.take(Set.of(), host -> 0);
  }

  private Row taken() {
    return take().orElseThrow();
  }

  @Test
  void aMessageIsKeptOnce() {
    assertThat(put("a", "1")).isTrue();
    assertThat(put("a", "1")).isFalse();
    assertThat(put("b", "1")).isTrue();
  }

  @Test
  void messagesOfALaneAreGivenOutOneAfterTheOther() {
    put("a", "1");
    put("a", "2");
    put("b", "3");
    Row first = taken();
    assertThat(first.content()).isEqualTo("1");
    assertThat(taken().content()).isEqualTo("3");
    assertThat(take()).isEmpty();

    inbox.end(first, End.DONE);
    assertThat(taken().content()).isEqualTo("2");
  }

  @Test
  void whatWaitsForItsNextAttemptIsNotOvertakenInItsLane() {
    put("a", "1");
    put("a", "2");
    inbox.again(taken(), Duration.ofMinutes(1));
    assertThat(take()).isEmpty();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(taken().content()).isEqualTo("1");
  }

  @Test
  void theHostWithTheFewestUnderWayComesFirstAndAFullOneGetsNothing() {
    for (int i = 0; i < 5; i++) {
      put("slow " + i, "s", "slow.example");
    }
    put("other", "o", "other.example");
    Map<String, Integer> busy = Map.of("slow.example", 3);
    assertThat(inbox.take(Set.of(), host -> busy.getOrDefault(host, 0)).orElseThrow().host())
        .isEqualTo("other.example");
    assertThat(inbox.take(Set.of("slow.example"), host -> 0)).isEmpty();
    assertThat(taken().host()).isEqualTo("slow.example");
  }

  @Test
  void otherChannelsHaveInboxesOfTheirOwn() {
    put("a", "1");
    assertThat(new Inbox(database(), () -> now, "letters").take(Set.of(), host -> 0)).isEmpty();
    assertThat(take()).isPresent();
  }

  @Test
  void aMessageWhoseHolderFellSilentIsGivenToAnotherWithAllThatWasNoted() {
    put("a", "1");
    Row row = taken();
    Claim claim = new Claim(inbox, row, () -> {});
    claim.asked("the turn");
    claim.shown("a placeholder");
    claim.replying("the reply");
    claim.sending();
    now = now.plus(Inbox.LEASE).minusSeconds(1);
    assertThat(take()).isEmpty();
    assertThat(inbox.renew(row)).isTrue();
    now = now.plus(Inbox.LEASE).minusSeconds(1);
    assertThat(take()).isEmpty();

    now = now.plusSeconds(2);
    Row again = taken();
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.turnId()).contains("the turn");
    assertThat(again.shown()).isEqualTo("a placeholder");
    assertThat(again.reply()).isEqualTo("the reply");
    assertThat(again.sending()).isTrue();
    assertThat(new Claim(inbox, again, () -> {}).mayHaveSent()).isTrue();
  }

  @Test
  void whoeverLostItsLeaseIsNotHeardAnyMore() {
    put("a", "1");
    Row lost = taken();
    now = now.plus(Inbox.LEASE).plusSeconds(1);
    Row held = taken();

    assertThat(inbox.renew(lost)).isFalse();
    Claim claim = new Claim(inbox, lost, () -> {});
    List<Runnable> said =
        List.of(
            () -> claim.asked("turn"),
            () -> claim.shown("x"),
            () -> claim.replying("x"),
            claim::sending,
            () -> inbox.again(lost, Duration.ZERO),
            () -> inbox.doubt(lost, Duration.ZERO),
            () -> inbox.end(lost, End.DONE));
    for (Runnable one : said) {
      assertThatThrownBy(one::run).isInstanceOf(LostLease.class);
    }
    assertThat(inbox.renew(held)).isTrue();
    inbox.end(held, End.UNKNOWN);
    assertThat(inbox.renew(held)).isFalse();
    assertThat(inbox.count(End.UNKNOWN)).isEqualTo(1);
    assertThat(inbox.count(End.DONE)).isZero();
  }

  @Test
  void aDoubtIsCountedAndPermitsOneMoreAttempt() {
    put("a", "1");
    Row row = taken();
    new Claim(inbox, row, () -> {}).sending();
    inbox.doubt(row, Duration.ZERO);
    Row again = taken();
    assertThat(again.doubts()).isEqualTo(1);
    assertThat(again.sending()).isFalse();
  }

  @Test
  void afterARestartOnOneMachineMessagesAreDueAtOnce() {
    put("a", "1");
    taken();
    assertThat(inbox.release()).isEqualTo(1);
    assertThat(take()).isPresent();
  }

  @Test
  void whatEndedKeepsItsIdAndNoWords() {
    put("a", "words");
    Row row = taken();
    Claim claim = new Claim(inbox, row, () -> {});
    claim.shown("words");
    claim.replying("words");
    inbox.end(row, End.DONE);
    assertThat(put("a", "words")).isFalse();
    assertThat(take()).isEmpty();
    List<String> contents =
        database()
            .with(h ->
                h.createQuery("SELECT content || shown || reply FROM channel_inbox")
                    .mapTo(String.class)
                    .list());
    assertThat(contents).containsExactly("");

    now = now.plus(Duration.ofDays(4));
    assertThat(inbox.forgetEnded(Duration.ofDays(3))).isEqualTo(1);
  }

  @Test
  void nodesThatTakeAtOnceGetDifferentMessages() throws Exception {
    for (int i = 0; i < 20; i++) {
      put("chat " + i, "1");
    }
    List<Callable<Optional<Row>>> taking = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      taking.add(this::take);
    }
    List<String> taken = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Optional<Row>> row : threads.invokeAll(taking)) {
        row.get().ifPresent(r -> taken.add(r.id()));
      }
    }
    assertThat(taken).doesNotHaveDuplicates().hasSize(20);
  }
}

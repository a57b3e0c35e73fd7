package dev.onward.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.channel.Bulletin.Rhythm;
import dev.onward.channel.BulletinHistory.Telling;
import dev.onward.database.Database;
import dev.onward.talk.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the history of bulletins promises, whichever engine is under it. */
abstract class BulletinHistoryContract {
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private Memory memory;
  private BulletinHistory history;

  abstract Database database();

  @BeforeEach
  void remember() {
    memory = new Memory(database(), () -> now);
    history = new BulletinHistory(database(), () -> now);
  }

  @Test
  void aBulletinIsToldOnceInItsRhythm() {
    Telling telling = new Telling(memory.newPerson(), "news");
    LocalDate day = LocalDate.of(2026, 11, 23);
    assertThat(history.take(telling, Rhythm.WEEKLY, day)).isTrue();
    assertThat(history.take(telling, Rhythm.WEEKLY, day)).isFalse();
    history.giveBack(telling);
    assertThat(history.take(telling, Rhythm.WEEKLY, day)).isTrue();
    assertThat(history.sent(telling)).isEmpty();

    history.told(telling, day);
    assertThat(history.sent(telling)).contains(now);
    assertThat(history.take(telling, Rhythm.DAILY, day)).isFalse();
    assertThat(history.take(telling, Rhythm.WEEKLY, day.plusDays(6))).isFalse();
    assertThat(history.take(telling, Rhythm.WEEKLY, day.plusDays(7))).isTrue();
    history.skipped(telling, day.plusDays(7));
    assertThat(history.sent(telling)).contains(now);
    assertThat(history.take(telling, Rhythm.DAILY, day.plusDays(8))).isTrue();
  }

  @Test
  void whatANodeTookBeforeItWasKilledIsToldByTheNext() {
    Telling telling = new Telling(memory.newPerson(), "news");
    LocalDate day = LocalDate.of(2026, 11, 23);
    history.take(telling, Rhythm.DAILY, day);
    now = now.plus(Duration.ofMinutes(11));
    assertThat(history.take(telling, Rhythm.DAILY, day)).isTrue();
  }

  @Test
  void whoeverIsKilledWhileTellingLeavesItUntoldRatherThanToldTwice() {
    Telling telling = new Telling(memory.newPerson(), "news");
    LocalDate day = LocalDate.of(2026, 11, 23);
    history.take(telling, Rhythm.DAILY, day);
    history.telling(telling, day);
    now = now.plus(Duration.ofMinutes(11));
    assertThat(history.take(telling, Rhythm.DAILY, day)).isFalse();
    assertThat(history.sent(telling)).isEmpty();
    assertThat(history.take(telling, Rhythm.DAILY, day.plusDays(1))).isTrue();
  }
}

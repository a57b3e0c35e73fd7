package dev.onward.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.channel.Inbox.End;
import dev.onward.channel.Inbox.Received;
import dev.onward.database.OpenedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is tried again, how often, and who is held up by whom. */
class WorkerTest {
  @TempDir Path folder;
  private OpenedDatabase opened;
  private Inbox inbox;
  private final List<String> attempts = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void open() {
    opened = OpenedDatabase.sqlite(folder);
    inbox = new Inbox(opened.database(), InstantSource.system(), "chat");
  }

  @AfterEach
  void close() {
    opened.close();
  }

  private Worker working(Function<Claim, Result> work) {
    return Worker.start(
        inbox,
        claim -> {
          attempts.add(claim.row().content());
          return work.apply(claim);
        });
  }

  private void put(String lane, String host) {
    inbox.put(new Received(lane, "1", host, lane));
  }

  private static void await(BooleanSupplier wanted) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!wanted.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private void assertEnds(Result result, End end, int times) throws InterruptedException {
    put("lane", "host");
    Worker worker = working(claim -> result);
    try (worker) {
      await(() -> inbox.count(end) == 1);
    }
    assertThat(attempts).hasSize(times);
  }

  @Test
  void whatIsDoneIsNotRepeated() throws InterruptedException {
    assertEnds(new Result.Done(), End.DONE, 1);
  }

  @Test
  void whatIsRefusedIsNotRepeated() throws InterruptedException {
    assertEnds(new Result.Refused(), End.REFUSED, 1);
  }

  @Test
  void anUnknownOutcomeIsNotedAndNotRepeated() throws InterruptedException {
    assertEnds(new Result.Unknown(false), End.UNKNOWN, 1);
  }

  @Test
  void whereASecondAttemptCannotShowItTwiceThereIsOneAndNoThird() throws InterruptedException {
    assertEnds(new Result.Unknown(true), End.UNKNOWN, 2);
  }

  @Test
  void whatBreaksIsTriedAgain() throws InterruptedException {
    put("lane", "host");
    Function<Claim, Result> once =
        claim -> {
          if (claim.row().attempt() == 1) {
            throw new IllegalStateException("broken");
          }
          return new Result.Done();
        };
    Worker worker = working(once);
    try (worker) {
      await(() -> inbox.count(End.DONE) == 1);
    }
    assertThat(attempts).hasSize(2);
  }

  @Test
  void farSidesThatHangHoldUpNobodyElse() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 250; i++) {
      put("hanging " + i, "dead.example");
    }
    Function<Claim, Result> work =
        claim -> {
          if (claim.row().host().equals("dead.example")) {
            claim.letGo();
            hang(never);
          }
          return new Result.Done();
        };
    try (Worker worker = working(work)) {
      await(() -> attempts.size() >= 200);
      put("healthy", "alive.example");
      worker.wake();
      await(() -> inbox.count(End.DONE) == 1);
      // The dead one has its share of places, and no more.
      assertThat(attempts).hasSize(201);
      never.countDown();
      await(() -> inbox.count(End.DONE) == 251);
    }
  }

  private static void hang(CountDownLatch never) {
    try {
      never.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsNotFinishedInTimeIsGivenBack() throws InterruptedException {
    put("lane", "host");
    CountDownLatch never = new CountDownLatch(1);
    Worker worker =
        working(claim -> {
          hang(never);
          return new Result.Done();
        });
    await(() -> attempts.size() == 1);
    worker.close();
    Worker next = working(claim -> new Result.Done());
    try (next) {
      await(() -> inbox.count(End.DONE) == 1);
    }
  }
}

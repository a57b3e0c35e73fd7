package dev.onward.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.compute.ComputePool.Sizes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Who gets a processor when, on processors whose time goes on only when a test says so. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ComputePoolTest {
  private static final Duration TURN = Duration.ofMillis(20);
  private static final Duration LIGHT = Duration.ofMillis(60);
  private static final Duration BUDGET = Duration.ofSeconds(1);

  private final AtomicLong processorTime = new AtomicLong();
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> waiting = new ArrayList<>();
  private ComputePool pool = pool(1, 100, 100);

  private ComputePool pool(int processors, int mostPending, int mostOfOwner) {
    return new ComputePool(
        new Sizes(processors, mostPending, mostOfOwner, TURN, LIGHT, BUDGET), processorTime::get);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  /** Lets an owner's piece of work be computed; returns at once. */
  private Thread start(String owner, Runnable work) {
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try (ComputeJob job = pool.admit(owner, false)) {
                job.call(() -> {
                  work.run();
                  return "";
                });
              }
            });
    waiting.add(thread);
    return thread;
  }

  /** The same while no processor is free; returns when it is in the queue. */
  private Thread queue(String owner, Runnable work) {
    int before = pool.queued();
    Thread thread = start(owner, work);
    await(() -> pool.queued() > before);
    return thread;
  }

  private void queue(String owner, String name) {
    queue(owner, () -> order.add(name));
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private void finish() throws InterruptedException {
    for (Thread thread : waiting) {
      thread.join();
    }
  }

  private static void pass(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Occupies one processor until it is told to go on. */
  private CountDownLatch occupied() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    start(
        "somebody before",
        () -> {
          begun.countDown();
          pass(goOn);
        });
    pass(begun);
    return goOn;
  }

  private void works(int millis) {
    processorTime.addAndGet(Duration.ofMillis(millis).toNanos());
    ComputePool.checkpoint();
  }

  @Test
  void ownersTakeTurnsHoweverManyOneOfThemQueues() throws InterruptedException {
    CountDownLatch goOn = occupied();
    List.of("a1", "a2", "a3").forEach(name -> queue("a", name));
    queue("b", "b1");
    List.of("c1", "c2").forEach(name -> queue("c", name));

    goOn.countDown();
    finish();

    assertThat(order).containsExactly("a1", "b1", "c1", "a2", "c2", "a3");
  }

  @Test
  void whatTakesLongStandsBackBehindWhatDoesNot() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    start(
        "long",
        () -> {
          works(70);
          order.add("long, first part");
          begun.countDown();
          pass(goOn);
          works(10);
          order.add("long, second part");
        });
    pass(begun);
    queue("short", "short");

    goOn.countDown();
    finish();

    assertThat(order).containsExactly("long, first part", "short", "long, second part");
  }

  @Test
  void whatStandsBackGetsEachFourthTurn() throws InterruptedException {
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    start(
        "long",
        () -> {
          begun.countDown();
          pass(goOn);
          works(70);
          order.add("long");
        });
    pass(begun);
    IntStream.range(0, 8).forEach(i -> queue("short " + i, "short " + i));

    goOn.countDown();
    finish();

    assertThat(order.indexOf("long")).isLessThan(4);
  }

  @Test
  void whatTakesLongNeverHasAllProcessors() throws InterruptedException {
    pool.close();
    pool = pool(2, 100, 100);
    CountDownLatch both = new CountDownLatch(2);
    CountDownLatch goOn = new CountDownLatch(1);
    for (String owner : List.of("one", "other")) {
      start(
          owner,
          () -> {
            both.countDown();
            pass(both);
            works(70);
            order.add(owner);
            pass(goOn);
          });
    }
    await(() -> !order.isEmpty());
    // One of them is kept back, so that this is computed although both go on for ever.
    Thread third = start("third", () -> order.add("third"));
    third.join();
    assertThat(order).hasSize(2).endsWith("third");
    goOn.countDown();
    finish();
    assertThat(order).hasSize(3);
  }

  @Test
  void whatIsKnownToTakeLongStandsBackFromTheBeginning() throws InterruptedException {
    CountDownLatch goOn = occupied();
    int before = pool.queued();
    waiting.add(
        Thread.ofVirtual()
            .start(() -> {
              try (ComputeJob job = pool.admit("long", true)) {
                job.call(() -> order.add("long"));
              }
            }));
    await(() -> pool.queued() > before);
    queue("short", "short");

    goOn.countDown();
    finish();

    assertThat(order).containsExactly("short", "long");
  }

  @Test
  void refusesWhatIsTooMuchOfOneOwnerAndOfAllWithAPause() throws InterruptedException {
    pool.close();
    pool = pool(1, 4, 2);
    CountDownLatch goOn = occupied();
    queue("a", "a1");
    queue("a", "a2");
    assertThatThrownBy(() -> pool.admit("a", false))
        .isInstanceOfSatisfying(
            Overloaded.class,
            e -> {
              assertThat(e.isOfOwner()).isTrue();
              assertThat(e.retryAfter()).isPositive();
            });
    queue("b", "b1");
    assertThatThrownBy(() -> pool.admit("c", false))
        .isInstanceOfSatisfying(Overloaded.class, e -> assertThat(e.isOfOwner()).isFalse());

    goOn.countDown();
    finish();
    pool.admit("c", false).close();
    assertThat(pool.pending()).isZero();
  }

  @Test
  void aJobThatOnlyWaitsIsNotPendingAndIsNotRefusedLater() throws InterruptedException {
    pool.close();
    pool = pool(1, 1, 1);
    ComputeJob first = pool.admit("a", false);
    assertThat(first.call(() -> 1)).isEqualTo(1);
    assertThat(pool.pending()).isZero();
    ComputeJob second = pool.admit("b", false);
    assertThat(first.call(() -> 2)).isEqualTo(2);
    first.close();
    second.close();
    assertThat(pool.pending()).isZero();
  }

  @Test
  void whoeverIsInterruptedEndsTheWorkAtItsNextCheckpoint() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    AtomicReference<Throwable> cause = new AtomicReference<>();
    Thread thread =
        start(
            "a",
            () -> {
              begun.countDown();
              try {
                while (true) {
                  ComputePool.checkpoint();
                }
              } catch (Cancelled e) {
                cause.set(e);
                ended.countDown();
                throw e;
              }
            });
    pass(begun);
    thread.interrupt();
    pass(ended);
    thread.join();
    assertThat(cause.get()).isInstanceOf(Cancelled.class);
    assertThat(pool.pending()).isZero();
  }

  @Test
  void whatIsGivenUpBeforeItsTurnIsNeverBegun() throws InterruptedException {
    CountDownLatch goOn = occupied();
    Thread given = queue("a", () -> order.add("a"));
    given.interrupt();
    given.join();
    queue("b", "b");
    goOn.countDown();
    finish();
    assertThat(order).containsExactly("b");
  }

  @Test
  void aJobEndsAtItsBudgetOverAllItsPieces() {
    try (ComputeJob job = pool.admit("a", false)) {
      job.call(() -> {
        works(600);
        return "";
      });
      assertThatThrownBy(() ->
              job.call(() -> {
                works(600);
                return "";
              }))
          .isInstanceOf(OverBudget.class);
    }
  }

  @Test
  void whoWaitsAmidItsWorkLeavesTheProcessorToOthers() throws InterruptedException {
    CountDownLatch away = new CountDownLatch(1);
    CountDownLatch back = new CountDownLatch(1);
    start(
        "a",
        () -> {
          String word =
              ComputePool.waiting(() -> {
                away.countDown();
                pass(back);
                return "a, after waiting";
              });
          order.add(word);
        });
    pass(away);
    start("b", () -> order.add("b")).join();
    back.countDown();
    finish();
    assertThat(order).containsExactly("b", "a, after waiting");
  }

  @Test
  void whoIsCancelledWhileItWaitsIsInterrupted() throws InterruptedException {
    CountDownLatch away = new CountDownLatch(1);
    Thread thread =
        start(
            "a",
            () ->
                ComputePool.waiting(() -> {
                  away.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    order.add("interrupted");
                  }
                  return "";
                }));
    pass(away);
    thread.interrupt();
    thread.join();
    await(() -> pool.pending() == 0);
    assertThat(order).containsExactly("interrupted");
  }

  @Test
  void anErrorReachesWhoWaits() {
    try (ComputeJob job = pool.admit("a", false)) {
      assertThatThrownBy(() ->
              job.call(() -> {
                throw new StackOverflowError();
              }))
          .isInstanceOf(StackOverflowError.class);
    }
  }
}

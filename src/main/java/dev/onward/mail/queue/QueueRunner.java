package dev.onward.mail.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs queued mails, some at a time, from the first queue that has any. When the mail server can't
 * be reached it rests, longer each time. Closed, it finishes the mails in hand and begins no more.
 */
public final class QueueRunner implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(QueueRunner.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration ROOM_SOON = Duration.ofMillis(2);
  private static final Duration SIGN_OF_LIFE = MailQueue.LEASE.dividedBy(4);
  private static final Duration TO_FINISH = Duration.ofSeconds(20);
  private static final Backoff REST = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

  private final List<MailQueue> trays;
  private final BlockingQueue<QueuedMail> next;
  private final List<Thread> hands = new ArrayList<>();
  private final Thread taker;
  private final Thread heart;
  private final AtomicInteger misses = new AtomicInteger();
  private volatile long restUntil = System.nanoTime();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);

  private QueueRunner(List<MailQueue> trays, int hands) {
    this.trays = List.copyOf(trays);
    this.next = new ArrayBlockingQueue<>(2 * hands);
    this.taker = Thread.ofVirtual().name("post-taker").unstarted(this::take);
    this.heart = Thread.ofVirtual().name("post-heart").unstarted(this::beat);
    for (int i = 0; i < hands; i++) {
      this.hands.add(Thread.ofVirtual().name("post-hand-" + i).unstarted(this::work));
    }
  }

  public static QueueRunner start(List<MailQueue> trays, int hands) {
    QueueRunner postman = new QueueRunner(trays, hands);
    postman.taker.start();
    postman.heart.start();
    postman.hands.forEach(Thread::start);
    return postman;
  }

  private void take() {
    try {
      while (isOpen()) {
        rest();
        int room = next.remainingCapacity();
        List<QueuedMail> errands = room == 0 ? List.of() : taken(room);
        // Nobody else puts anything in, so there is room.
        next.addAll(errands);
        if (errands.isEmpty()) {
          pause(next.isEmpty() ? LOOK_AGAIN : ROOM_SOON);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A database that is away now may be back at the next look. */
  private List<QueuedMail> taken(int most) {
    try {
      for (MailQueue tray : trays) {
        List<QueuedMail> errands = tray.take(most);
        if (!errands.isEmpty()) {
          return errands;
        }
      }
    } catch (RuntimeException e) {
      log.error("what is to be mailed can't be read", e);
    }
    return List.of();
  }

  private void work() {
    try {
      while (isOpen()) {
        rest();
        QueuedMail errand = next.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        if (errand != null) {
          run(errand);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(QueuedMail errand) {
    if (!isOpen()) {
      errand.giveBack();
      return;
    }
    try {
      if (errand.run()) {
        misses.set(0);
      } else {
        restUntil = System.nanoTime() + REST.after(misses.incrementAndGet()).toNanos();
      }
    } catch (RuntimeException e) {
      log.error("a mail could not be worked on; its lease ends and it is tried again", e);
    }
  }

  private void rest() throws InterruptedException {
    for (long left = restUntil - System.nanoTime();
        isOpen() && left > 0;
        left = restUntil - System.nanoTime()) {
      pause(Duration.ofNanos(left));
    }
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  /** Nobody is interrupted, since that would break a connection that is in use. */
  private void pause(Duration time) throws InterruptedException {
    closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void beat() {
    try {
      while (!finished.await(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS)) {
        sayAlive();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sayAlive() {
    try {
      trays.forEach(MailQueue::stillWorking);
    } catch (RuntimeException e) {
      log.warn("the leases of mails could not be renewed: {}", e.toString());
    }
  }

  @Override
  public void close() {
    closing.countDown();
    long end = System.nanoTime() + TO_FINISH.toNanos();
    try {
      taker.join(TO_FINISH);
      for (Thread hand : hands) {
        hand.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    finished.countDown();
    giveBack();
  }

  private void giveBack() {
    List<QueuedMail> left = new ArrayList<>();
    next.drainTo(left);
    try {
      left.forEach(QueuedMail::giveBack);
    } catch (RuntimeException e) {
      log.warn("mails could not be given back; their leases end: {}", e.toString());
    }
  }
}

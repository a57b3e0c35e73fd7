package dev.onward.teams;

import dev.onward.teams.Connector.Unavailable;
import dev.onward.teams.Inbox.Job;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on what is in the inbox, some chats at a time. Who starts it closes it. */
final class Worker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final int HANDS = 16;
  private static final int ATTEMPTS = 5;

  /** The last comes a quarter of an hour after the first; an answer is still of use then. */
  private static final int ATTEMPTS_TO_SEND = 10;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration SIGN_OF_LIFE = Inbox.LEASE.dividedBy(4);
  private static final Duration TO_FINISH = Duration.ofSeconds(5);

  private final Inbox inbox;
  private final Consumer<Job> work;
  private final Semaphore hands = new Semaphore(HANDS);
  private final Semaphore news = new Semaphore(0);
  private final Map<String, Thread> working = new ConcurrentHashMap<>();
  private final Thread taker;
  private final Thread heart;
  private volatile boolean open = true;

  private Worker(Inbox inbox, Consumer<Job> work) {
    this.inbox = inbox;
    this.work = work;
    this.taker = Thread.ofVirtual().name("teams-taker").unstarted(this::takeOn);
    this.heart = Thread.ofVirtual().name("teams-heart").unstarted(this::beat);
  }

  static Worker start(Inbox inbox, Consumer<Job> work) {
    Worker worker = new Worker(inbox, work);
    worker.taker.start();
    worker.heart.start();
    return worker;
  }

  /** Tells that something came in, so that it does not wait for the next look. */
  void wake() {
    news.release();
  }

  private void takeOn() {
    try {
      while (open) {
        hands.acquire();
        Optional<Job> job = taken();
        if (job.isPresent()) {
          begin(job.get());
        } else {
          hands.release();
          if (news.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A database that is away now may be back at the next look. */
  private Optional<Job> taken() {
    try {
      return inbox.take();
    } catch (RuntimeException e) {
      log.error("the inbox of Teams can't be read", e);
      return Optional.empty();
    }
  }

  private void begin(Job job) {
    Thread hand = Thread.ofVirtual().name("teams-" + job.id()).unstarted(() -> finish(job));
    working.put(job.id(), hand);
    hand.start();
  }

  private void finish(Job job) {
    try {
      work.accept(job);
      inbox.done(job.id());
    } catch (RuntimeException e) {
      setAside(job, e);
    } finally {
      working.remove(job.id());
      hands.release();
      wake();
    }
  }

  private void setAside(Job job, RuntimeException e) {
    if (Thread.interrupted()) {
      inbox.again(job.id(), Duration.ZERO);
    } else if (job.attempt() >= (e instanceof Unavailable ? ATTEMPTS_TO_SEND : ATTEMPTS)) {
      log.error("activity {} is given up after {} attempts", job.id(), job.attempt(), e);
      inbox.giveUp(job.id());
    } else {
      log.warn("activity {} failed, attempt {}: {}", job.id(), job.attempt(), e.toString());
      inbox.again(job.id(), pause(job, e));
    }
  }

  /** Twice as long as before, and no less than the connector asked for. */
  private static Duration pause(Job job, RuntimeException e) {
    Duration growing = Duration.ofSeconds(1L << job.attempt());
    return e instanceof Unavailable busy && busy.rest().compareTo(growing) > 0
        ? busy.rest()
        : growing;
  }

  private void beat() {
    try {
      while (true) {
        Thread.sleep(SIGN_OF_LIFE);
        working.keySet().forEach(this::sayAlive);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sayAlive(String id) {
    try {
      inbox.stillWorking(id);
    } catch (RuntimeException e) {
      log.warn("the lease of activity {} could not be renewed: {}", id, e.toString());
    }
  }

  /** Takes nothing new, waits a little for what is being worked on, and gives back the rest. */
  @Override
  public void close() {
    open = false;
    taker.interrupt();
    long end = System.nanoTime() + TO_FINISH.toNanos();
    try {
      taker.join();
      for (Thread hand : working.values()) {
        hand.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
      for (Thread hand : working.values()) {
        hand.interrupt();
        hand.join(LOOK_AGAIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    heart.interrupt();
  }
}

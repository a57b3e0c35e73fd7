package dev.onward.channel;

import dev.onward.channel.Claim.Row;
import dev.onward.channel.Inbox.End;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on what is in an inbox, and alone decides what is tried again, when and how often. Each
 * conversation is a lane of its own, and so is each far side: one that is slow or dead holds up
 * nobody else, since a message occupies a place of work only until its answer is made, and waiting
 * for far sides is bounded for each of them. Who starts it closes it.
 */
public final class Worker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /** So many answers are made at a time. */
  private static final int PLACES = 24;

  /** So many messages of one far side are under way at a time, nearly all of them waiting. */
  private static final int EACH_HOST = 200;

  private static final int ATTEMPTS = 5;

  /** The last comes a quarter of an hour after the first; an answer is still of use then. */
  private static final int ATTEMPTS_TO_SEND = 10;

  private static final Duration AFTER_UNKNOWN = Duration.ofSeconds(3);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration SIGN_OF_LIFE = Inbox.LEASE.dividedBy(5);
  private static final Duration TO_FINISH = Duration.ofSeconds(5);

  private final Inbox inbox;
  private final Function<Claim, Result> work;
  private final Semaphore places = new Semaphore(PLACES);
  private final Semaphore news = new Semaphore(0);
  private final Map<String, Working> working = new ConcurrentHashMap<>();
  private final Thread taker;
  private final Thread heart;
  private volatile boolean open = true;

  private record Working(Row row, Thread thread) {}

  private Worker(Inbox inbox, Function<Claim, Result> work) {
    this.inbox = inbox;
    this.work = work;
    this.taker = Thread.ofVirtual().name("inbox-taker").unstarted(this::takeOn);
    // A thread of the operating system's: answers that compute can occupy all that carry virtual
    // ones.
    this.heart = Thread.ofPlatform().name("inbox-leases").daemon().unstarted(this::beat);
  }

  public static Worker start(Inbox inbox, Function<Claim, Result> work) {
    Worker worker = new Worker(inbox, work);
    worker.taker.start();
    worker.heart.start();
    return worker;
  }

  /** Tells that something came in, so that it does not wait for the next look. */
  public void wake() {
    news.release();
  }

  private void takeOn() {
    try {
      while (open) {
        places.acquire();
        Optional<Row> row = taken();
        if (row.isPresent()) {
          begin(row.get());
        } else {
          places.release();
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
  private Optional<Row> taken() {
    try {
      Map<String, Long> busy =
          working.values().stream()
              .collect(Collectors.groupingBy(job -> job.row().host(), Collectors.counting()));
      Set<String> full =
          busy.entrySet().stream()
              .filter(host -> host.getValue() >= EACH_HOST)
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      return inbox.take(full, host -> busy.getOrDefault(host, 0L).intValue());
    } catch (RuntimeException e) {
      log.error("the inbox can't be read", e);
      return Optional.empty();
    }
  }

  private void begin(Row row) {
    Claim claim = new Claim(inbox, row, places::release);
    Thread thread = Thread.ofVirtual().name("inbox-" + row.id()).unstarted(() -> finish(claim));
    working.put(row.holder(), new Working(row, thread));
    thread.start();
  }

  private void finish(Claim claim) {
    Row row = claim.row();
    try {
      settle(claim, work.apply(claim));
    } catch (LostLease e) {
      log.warn("{}", e.getMessage());
    } catch (RuntimeException e) {
      setAside(row, e);
    } finally {
      working.remove(row.holder());
      claim.letGo();
      wake();
    }
  }

  private void settle(Claim claim, Result result) {
    Row row = claim.row();
    switch (result) {
      case Result.Done done -> inbox.end(row, End.DONE);
      case Result.Refused refused -> inbox.end(row, End.REFUSED);
      case Result.Later later -> {
        claim.notSent();
        if (row.attempt() >= ATTEMPTS_TO_SEND) {
          log.error("message {} is given up: {} attempts to send", row.id(), row.attempt());
          inbox.end(row, End.GIVEN_UP);
        } else {
          inbox.again(row, longer(growing(row), later.rest()));
        }
      }
      case Result.Unknown unknown -> {
        if (unknown.repeatable() && row.doubts() == 0) {
          inbox.doubt(row, AFTER_UNKNOWN);
        } else {
          log.warn("whether the answer to message {} was shown is not known", row.id());
          inbox.end(row, End.UNKNOWN);
        }
      }
    }
  }

  private void setAside(Row row, RuntimeException e) {
    try {
      if (Thread.interrupted()) {
        inbox.again(row, Duration.ZERO);
      } else if (row.attempt() >= ATTEMPTS) {
        log.error("message {} is given up after {} attempts", row.id(), row.attempt(), e);
        inbox.end(row, End.GIVEN_UP);
      } else {
        log.warn("message {} failed, attempt {}: {}", row.id(), row.attempt(), e.toString());
        inbox.again(row, growing(row));
      }
    } catch (RuntimeException f) {
      // Its lease runs out, and whoever takes it then finds what was noted.
      log.warn("message {} could not be given back: {}", row.id(), f.toString());
    }
  }

  /** Twice as long as before. */
  private static Duration growing(Row row) {
    return Duration.ofSeconds(1L << Math.min(row.attempt(), 9));
  }

  /** No less than the far side asked for, within what an answer is of use. */
  private static Duration longer(Duration one, Duration other) {
    Duration longer = one.compareTo(other) > 0 ? one : other;
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  private void beat() {
    try {
      while (true) {
        Thread.sleep(SIGN_OF_LIFE);
        working.values().forEach(this::renew);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What another node has is not worked on here any more. */
  private void renew(Working job) {
    try {
      if (!inbox.renew(job.row()) && working.containsKey(job.row().holder())) {
        log.warn("message {} is another node's now", job.row().id());
        job.thread().interrupt();
      }
    } catch (RuntimeException e) {
      log.warn("the lease on message {} could not be renewed: {}", job.row().id(), e.toString());
    }
  }

  /** Takes nothing new; what is being worked on goes on. */
  public void takeNoMore() {
    open = false;
    taker.interrupt();
  }

  /** Takes nothing new, waits a little for what is being worked on, and gives back the rest. */
  @Override
  public void close() {
    takeNoMore();
    long end = System.nanoTime() + TO_FINISH.toNanos();
    try {
      taker.join();
      for (Working job : working.values()) {
        job.thread().join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
      working.values().forEach(job -> job.thread().interrupt());
      long last = System.nanoTime() + LOOK_AGAIN.toNanos();
      for (Working job : working.values()) {
        job.thread().join(Duration.ofNanos(Math.max(1, last - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    heart.interrupt();
  }
}

package dev.onward.talk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An answer in the making, with all that was released of it so far, so that listeners may come
 * late, leave and come back. When nobody has listened for a while, the work is given up.
 * Thread-safe.
 */
public final class LiveAnswer {
  /** What happens to an answer, in this order: begun, any number of words, ended or failed. */
  public sealed interface Event {
    record Begun(String answeredBy) implements Event {}

    record Words(String text) implements Event {}

    record Ended(Answer answer) implements Event {}

    /** Something broke that should not; the id is in the log. */
    record Failed(String errorId) implements Event {}

    record Stopped() implements Event {}

    /** True where no other event follows. */
    default boolean isLast() {
      return this instanceof Ended || this instanceof Failed || this instanceof Stopped;
    }
  }

  private final Turn turn;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Event> events = new ArrayList<>();
  private int listeners;
  private boolean complete;
  private @Nullable Thread worker;

  LiveAnswer(Turn turn) {
    this.turn = turn;
  }

  public String turnId() {
    return turn.id();
  }

  public String conversationId() {
    return turn.conversationId();
  }

  void startedBy(Thread thread) {
    lock.lock();
    try {
      worker = thread;
    } finally {
      lock.unlock();
    }
  }

  void happened(Event event) {
    lock.lock();
    try {
      events.add(event);
      complete = event.isLast();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for events past the given number of them; none come when the time is up. */
  public List<Event> await(int seen, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (events.size() <= seen && !complete && left > 0) {
        left = changed.awaitNanos(left);
      }
      return List.copyOf(events.subList(Math.min(seen, events.size()), events.size()));
    } finally {
      lock.unlock();
    }
  }

  public boolean isComplete() {
    lock.lock();
    try {
      return complete;
    } finally {
      lock.unlock();
    }
  }

  public void join() {
    lock.lock();
    try {
      listeners++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Leaves; work for nobody is stopped unless a listener comes within the grace. */
  public void leave(Duration grace) {
    lock.lock();
    try {
      listeners--;
      if (listeners > 0 || complete) {
        return;
      }
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual().start(() -> stopUnlessHeard(grace));
  }

  private void stopUnlessHeard(Duration grace) {
    lock.lock();
    try {
      long left = grace.toNanos();
      while (listeners == 0 && !complete && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (listeners > 0 || complete) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } finally {
      lock.unlock();
    }
    stop();
  }

  /** Ends the work; what was released stays. */
  public void stop() {
    lock.lock();
    try {
      if (!complete && worker != null) {
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }
}

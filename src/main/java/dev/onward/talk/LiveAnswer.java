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

    /** The person does not want it any more. */
    record Stopped() implements Event {}

    /** It would have taken more computing than an answer may. */
    record TooMuch() implements Event {}

    /** The program ends. */
    record Interrupted() implements Event {}

    /** True where no other event follows. */
    default boolean isLast() {
      return switch (this) {
        case Begun e -> false;
        case Words e -> false;
        case Ended e -> true;
        case Failed e -> true;
        case Stopped e -> true;
        case TooMuch e -> true;
        case Interrupted e -> true;
      };
    }
  }

  private final Turn turn;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Event> events = new ArrayList<>();
  private int listeners;
  private boolean complete;
  private boolean stopped;
  private boolean interrupted;
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
      if (stopped || interrupted) {
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Tells an event; what work that was given up still says after the last one is not heard. */
  void happened(Event event) {
    lock.lock();
    try {
      if (complete) {
        return;
      }
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
      stopped = true;
      if (!complete && worker != null) {
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** True once nobody wants it any more. */
  boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the work since the program ends. */
  void interrupt() {
    lock.lock();
    try {
      interrupted = true;
      if (!complete && worker != null) {
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** True once the program wants to end. */
  boolean isInterrupted() {
    lock.lock();
    try {
      return interrupted;
    } finally {
      lock.unlock();
    }
  }
}

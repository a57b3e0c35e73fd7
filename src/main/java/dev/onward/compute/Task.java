package dev.onward.compute;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One piece of a job. All but its result is guarded by the pool's lock. */
final class Task<T extends @Nullable Object> {
  /** Where a task is on its way. */
  enum State {
    /** Not begun. */
    QUEUED,
    RUNNING,
    /** Begun; waits for a processor. */
    PAUSED,
    /** Begun; waits for something else. */
    AWAY,
    ENDED
  }

  final ComputeJob job;
  final Condition turn;
  private final Supplier<T> work;
  private final CountDownLatch ended = new CountDownLatch(1);
  State state = State.QUEUED;
  boolean isHeavy;
  boolean isCancelled;

  /** The time of the thread's processor up to which the job is charged. */
  long charged;

  /** The same, at which its turn began. */
  long turnBegan;

  /** Whom to interrupt while it is away. */
  @Nullable Thread away;

  private @Nullable T result;
  private @Nullable Throwable failure;

  Task(ComputeJob job, Supplier<T> work, Condition turn) {
    this.job = job;
    this.work = work;
    this.turn = turn;
  }

  String owner() {
    return job.owner();
  }

  void compute() {
    try {
      result = work.get();
    } catch (Throwable e) {
      // Whoever waits for the result gets an error too.
      failure = e;
    }
  }

  void tell() {
    ended.countDown();
  }

  CountDownLatch ended() {
    return ended;
  }

  /** What came of it, to be asked once it has ended. */
  @SuppressWarnings("NullAway") // A result is null only where T may be.
  T outcome() {
    return switch (failure) {
      case null -> result;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    };
  }
}

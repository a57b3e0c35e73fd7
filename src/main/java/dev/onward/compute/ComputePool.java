package dev.onward.compute;

import dev.onward.compute.Task.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes on as many threads at a time as there are processors, and takes on only what is done
 * soon. Owners take turns, so that nobody waits behind all of another's; a job that has had more
 * than a short one needs stands back behind those that have not, but for a share that keeps it
 * going, and never has all processors, as does one of which it is known before. Work gives way, and
 * is stopped, at its {@linkplain #checkpoint checkpoints}: what is begun keeps its thread, which
 * waits meanwhile. Refuses what is too much when a job is admitted, never in the middle of one.
 * Thread-safe. Who opens it closes it.
 */
public final class ComputePool implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(30);

  /** So long whoever gives up a piece waits for its checkpoint. */
  private static final Duration STOPPED = Duration.ofSeconds(1);

  /** Each so many turns one goes to what stands back. */
  private static final int TURNS_OF_LIGHT = 4;

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST_PAUSE = 30;

  private final Sizes sizes;
  private final LongSupplier processorTime;
  private final ThreadPoolExecutor threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Lane light = new Lane();
  private final Lane heavy = new Lane();
  private final Map<String, Integer> pendingOf = new HashMap<>();
  private int pending;
  private int running;
  private int heavyRunning;
  private int begun;
  private int turns;

  /** What a job takes of a processor lately, in nanoseconds. */
  private double usual = 20e6;

  /**
   * How much there is and who gets what: {@code mostPending} jobs may wait or be worked on, {@code
   * mostOfOwner} of them of one owner; a turn lasts for {@code turn}, a job is light up to {@code
   * light}, and ended at {@code budget}.
   */
  record Sizes(
      int processors,
      int mostPending,
      int mostOfOwner,
      Duration turn,
      Duration light,
      Duration budget) {
    Sizes {
      if (processors < 1 || mostPending < 1 || mostOfOwner < 1) {
        throw new IllegalArgumentException("sizes below 1");
      }
    }

    int mostHeavy() {
      return Math.max(1, processors - 1);
    }
  }

  ComputePool(Sizes sizes, LongSupplier processorTime) {
    this.sizes = sizes;
    this.processorTime = processorTime;
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new SynchronousQueue<>(),
            work -> new ComputeThread(this, work));
  }

  /**
   * With a thread for each processor of this machine. A short question takes some 20 ms of one, and
   * several times that where the processor is shared or cold; thirty-two short jobs for each of
   * them are done in less than a second; the budget is many times that of the longest message that
   * is taken.
   */
  public static ComputePool ofThisMachine() {
    int processors = Runtime.getRuntime().availableProcessors();
    ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    return new ComputePool(
        new Sizes(
            processors,
            32 * processors,
            4,
            Duration.ofMillis(20),
            Duration.ofMillis(300),
            Duration.ofSeconds(30)),
        bean::getCurrentThreadCpuTime);
  }

  /**
   * Takes on a job.
   *
   * @param takesLong true where that is known before it is begun
   * @throws Overloaded when the owner, or all together, have too much pending
   */
  public ComputeJob admit(String owner, boolean takesLong) {
    lock.lock();
    try {
      if (pendingOf.getOrDefault(owner, 0) >= sizes.mostOfOwner()) {
        throw new Overloaded(true, pause(sizes.mostOfOwner()));
      }
      if (pending >= sizes.mostPending()) {
        throw new Overloaded(false, pause(pending));
      }
      count(owner);
      return new ComputeJob(this, owner, takesLong);
    } finally {
      lock.unlock();
    }
  }

  /** In how long so many jobs are done. */
  private Duration pause(int jobs) {
    long seconds = (long) Math.ceil(jobs * usual / sizes.processors() / SECOND);
    return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_PAUSE));
  }

  private void count(String owner) {
    pending++;
    pendingOf.merge(owner, 1, Integer::sum);
  }

  private void settle(ComputeJob job) {
    if (job.isPending) {
      job.isPending = false;
      pending--;
      pendingOf.computeIfPresent(job.owner(), (owner, n) -> n > 1 ? n - 1 : null);
    }
  }

  /** How many jobs wait for a processor or have one. */
  int pending() {
    lock.lock();
    try {
      return pending;
    } finally {
      lock.unlock();
    }
  }

  /** How many pieces of work wait for a processor. */
  int queued() {
    lock.lock();
    try {
      return light.size() + heavy.size();
    } finally {
      lock.unlock();
    }
  }

  <T extends @Nullable Object> T call(ComputeJob job, Supplier<T> piece) {
    if (Thread.currentThread() instanceof ComputeThread) {
      return piece.get();
    }
    Task<T> task = new Task<>(job, piece, lock.newCondition());
    lock.lock();
    try {
      if (!job.isPending) {
        job.isPending = true;
        count(job.owner());
      }
      lane(task).add(task);
      dispatch();
    } finally {
      lock.unlock();
    }
    return await(task);
  }

  private <T extends @Nullable Object> T await(Task<T> task) {
    try {
      task.ended().await();
    } catch (InterruptedException e) {
      cancel(task);
      awaitCheckpoint(task.ended());
      Thread.currentThread().interrupt();
      throw new Cancelled();
    }
    return task.outcome();
  }

  private static void awaitCheckpoint(CountDownLatch ended) {
    try {
      boolean inTime = ended.await(STOPPED.toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime) {
        // Nobody has to wait for it; it ends at its next checkpoint.
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void cancel(Task<?> task) {
    lock.lock();
    try {
      task.isCancelled = true;
      if (task.state == State.QUEUED) {
        lane(task).remove(task);
        end(task);
      }
      if (task.away != null) {
        task.away.interrupt();
      }
      task.turn.signal();
    } finally {
      lock.unlock();
    }
  }

  private void end(Task<?> task) {
    task.state = State.ENDED;
    settle(task.job);
    task.tell();
  }

  void close(ComputeJob job) {
    lock.lock();
    try {
      settle(job);
      usual += (job.used - usual) / 16;
    } finally {
      lock.unlock();
    }
  }

  // ---------------------------------------------------------------- turns

  private boolean isHeavy(Task<?> task) {
    return task.job.takesLong() || task.job.used >= sizes.light().toNanos();
  }

  private Lane lane(Task<?> task) {
    return isHeavy(task) ? heavy : light;
  }

  private void dispatch() {
    while (running < sizes.processors()) {
      Optional<Task<?>> next = next();
      if (next.isEmpty()) {
        return;
      }
      grant(next.get());
    }
  }

  private Optional<Task<?>> next() {
    boolean mayHeavy = heavyRunning < sizes.mostHeavy();
    Optional<Task<?>> next =
        mayHeavy && turns % TURNS_OF_LIGHT == 0 ? heavy.take(this::hasThread) : Optional.empty();
    if (next.isEmpty()) {
      next = light.take(this::hasThread);
    }
    return next.isEmpty() && mayHeavy ? heavy.take(this::hasThread) : next;
  }

  /** Each job that may be pending may be begun; pieces of others wait for one of these to end. */
  private boolean hasThread(Task<?> task) {
    return task.state == State.PAUSED || begun < sizes.mostPending();
  }

  private void grant(Task<?> task) {
    turns++;
    running++;
    task.isHeavy = isHeavy(task);
    heavyRunning += task.isHeavy ? 1 : 0;
    boolean isNew = task.state == State.QUEUED;
    task.state = State.RUNNING;
    if (isNew) {
      begun++;
      threads.execute(() -> compute(task));
    } else {
      task.turn.signal();
    }
  }

  private void release(Task<?> task) {
    running--;
    heavyRunning -= task.isHeavy ? 1 : 0;
  }

  private void compute(Task<?> task) {
    ComputeThread thread = (ComputeThread) Thread.currentThread();
    thread.task = task;
    task.charged = processorTime.getAsLong();
    task.turnBegan = task.charged;
    task.compute();
    thread.task = null;
    lock.lock();
    try {
      charge(task);
      begun--;
      if (task.state == State.RUNNING) {
        release(task);
      }
      end(task);
      dispatch();
    } finally {
      lock.unlock();
    }
  }

  private void charge(Task<?> task) {
    long now = processorTime.getAsLong();
    task.job.used += now - task.charged;
    task.charged = now;
  }

  /**
   * Says that work may give way or end here. Whoever computes for long says so every few
   * milliseconds; on other threads it does nothing.
   *
   * @throws Cancelled when nobody waits for the result any more
   * @throws OverBudget when the job took too much
   */
  public static void checkpoint() {
    if (Thread.currentThread() instanceof ComputeThread thread && thread.task != null) {
      thread.pool().checkpoint(thread.task);
    }
  }

  private void checkpoint(Task<?> task) {
    lock.lock();
    try {
      charge(task);
      requireWanted(task);
      boolean becomesHeavy = !task.isHeavy && isHeavy(task);
      if (hasToYield(task, becomesHeavy)) {
        release(task);
        standBack(task);
      } else if (becomesHeavy) {
        task.isHeavy = true;
        heavyRunning++;
      }
    } finally {
      lock.unlock();
    }
  }

  private void requireWanted(Task<?> task) {
    if (task.isCancelled) {
      throw new Cancelled();
    }
    if (task.job.used > sizes.budget().toNanos()) {
      throw new OverBudget(sizes.budget());
    }
  }

  private boolean hasToYield(Task<?> task, boolean becomesHeavy) {
    if (!isHeavy(task)) {
      return isTurnOver(task) && !light.isEmpty();
    }
    return !light.isEmpty()
        || (becomesHeavy && heavyRunning >= sizes.mostHeavy())
        || (isTurnOver(task) && !heavy.isEmpty());
  }

  private boolean isTurnOver(Task<?> task) {
    return task.charged - task.turnBegan >= sizes.turn().toNanos();
  }

  /** Waits for a processor again. */
  private void standBack(Task<?> task) {
    task.state = State.PAUSED;
    lane(task).addBack(task);
    dispatch();
    while (task.state == State.PAUSED) {
      if (task.isCancelled) {
        lane(task).remove(task);
        task.state = State.AWAY;
        throw new Cancelled();
      }
      task.turn.awaitUninterruptibly();
    }
    task.turnBegan = task.charged;
  }

  // ---------------------------------------------------------------- waiting

  /**
   * Waits for something else amid a piece of work and leaves the processor to others meanwhile; on
   * other threads it only waits. A job that is cancelled meanwhile is interrupted.
   */
  public static <T extends @Nullable Object> T waiting(Supplier<T> wait) {
    return Thread.currentThread() instanceof ComputeThread thread && thread.task != null
        ? thread.pool().waiting(thread.task, wait)
        : wait.get();
  }

  private <T extends @Nullable Object> T waiting(Task<?> task, Supplier<T> wait) {
    leave(task);
    try {
      return wait.get();
    } finally {
      comeBack(task);
    }
  }

  private void leave(Task<?> task) {
    lock.lock();
    try {
      charge(task);
      requireWanted(task);
      release(task);
      task.state = State.AWAY;
      task.away = Thread.currentThread();
      dispatch();
    } finally {
      lock.unlock();
    }
  }

  private void comeBack(Task<?> task) {
    lock.lock();
    try {
      task.away = null;
      // The interruption has done its work.
      Thread.interrupted();
      standBack(task);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}

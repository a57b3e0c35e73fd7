package dev.onward.compute;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is computed for one owner, piece after piece by one thread that waits for each, within one
 * budget. Who has it admitted closes it.
 */
public final class ComputeJob implements AutoCloseable {
  private final ComputePool pool;
  private final String owner;
  private final boolean takesLong;

  // Guarded by the pool's lock.
  /** In nanoseconds of a processor. */
  long used;

  /** True while it counts among those that wait for a processor, or have one. */
  boolean isPending = true;

  ComputeJob(ComputePool pool, String owner, boolean takesLong) {
    this.pool = pool;
    this.owner = owner;
    this.takesLong = takesLong;
  }

  boolean takesLong() {
    return takesLong;
  }

  String owner() {
    return owner;
  }

  /**
   * Computes a piece on a thread of the pool and waits for it. Interrupting the calling thread ends
   * it at its next checkpoint.
   *
   * @throws Cancelled when the calling thread was interrupted
   * @throws OverBudget when the job took too much
   */
  public <T extends @Nullable Object> T call(Supplier<T> piece) {
    return pool.call(this, piece);
  }

  @Override
  public void close() {
    pool.close(this);
  }
}

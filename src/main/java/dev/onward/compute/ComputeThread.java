package dev.onward.compute;

import org.jspecify.annotations.Nullable;

/** A thread of the pool, which knows the task that it works on. */
final class ComputeThread extends Thread {
  private final ComputePool pool;
  @Nullable Task<?> task;

  ComputeThread(ComputePool pool, Runnable work) {
    super(work, "compute");
    this.pool = pool;
    setDaemon(true);
  }

  ComputePool pool() {
    return pool;
  }
}

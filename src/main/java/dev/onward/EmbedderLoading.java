package dev.onward;

import dev.onward.ai.Embedder;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The embedding model on its way into memory: that takes a second of one core, and the rest of a
 * start goes on meanwhile. Who begins it closes it.
 */
final class EmbedderLoading implements AutoCloseable {
  private final FutureTask<Embedder> loading;
  private final Thread thread;

  private EmbedderLoading(FutureTask<Embedder> loading, Thread thread) {
    this.loading = loading;
    this.thread = thread;
  }

  /**
   * Begins to load.
   *
   * @param cache a folder for native libraries
   */
  static EmbedderLoading begin(Path cache) {
    FutureTask<Embedder> loading = new FutureTask<>(() -> Embedder.open(cache));
    return new EmbedderLoading(
        loading, Thread.ofPlatform().daemon().name("embedder").start(loading));
  }

  /**
   * Waits for the model.
   *
   * @throws CannotStart when it can't be loaded
   */
  Embedder embedder() {
    try {
      return loading.get();
    } catch (ExecutionException e) {
      throw new CannotStart("The embedding model can't be loaded; see the cause", e);
    } catch (InterruptedException e) {
      throw new CannotStart("The start was interrupted", e);
    }
  }

  /** Native code is being loaded: a process that ended meanwhile would be aborted. */
  @Override
  public void close() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

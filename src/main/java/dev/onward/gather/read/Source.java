package dev.onward.gather.read;

import dev.onward.gather.fetch.Checkpoint;
import java.util.function.Consumer;

/** Something that is looked at now and then for what is new. Thread-safe. */
public interface Source {
  /** The name by which {@code knowledge/sources.yaml} knows it. */
  String id();

  /**
   * Looks at it, from where the last look ended, and hands over each item as soon as it is read.
   * Never throws for what the far side does; the outcome says it.
   */
  Fetched look(Checkpoint last, Consumer<SourceItem> found);
}

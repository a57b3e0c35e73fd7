package dev.onward.gather.read;

import dev.onward.gather.fetch.Checkpoint;
import java.util.List;

/** How a look at a source ended. */
public sealed interface Fetched {
  /**
   * It had something to say. {@code whole} where the items handed over are all that it holds, so
   * that one which is missing has vanished; {@code skipped} says, one by one, which could not be
   * read.
   */
  record Changed(Checkpoint next, boolean whole, List<String> skipped) implements Fetched {
    public Changed {
      skipped = List.copyOf(skipped);
    }
  }

  /** Nothing since the last look. */
  record Unchanged() implements Fetched {}

  /** It is not there any more (404, 410). */
  record Gone(String reason) implements Fetched {}

  /** It could not be read this time; the source is stale until it can. */
  record Failed(String reason) implements Fetched {}
}

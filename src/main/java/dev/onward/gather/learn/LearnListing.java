package dev.onward.gather.learn;

import dev.onward.gather.fetch.Checkpoint;
import java.util.List;

/** What a catalog answers when it is asked for all its credentials. */
public sealed interface LearnListing {
  /** All of them; {@code skipped} says, one by one, which entries could not be read. */
  record Listed(List<LearnCredential> credentials, Checkpoint next, List<String> skipped)
      implements LearnListing {
    public Listed {
      credentials = List.copyOf(credentials);
      skipped = List.copyOf(skipped);
    }
  }

  /** The same as at the last look. */
  record Unchanged() implements LearnListing {}

  /** It can't be had now, or not whole; nothing of it was taken. */
  record Unavailable(String reason) implements LearnListing {}
}

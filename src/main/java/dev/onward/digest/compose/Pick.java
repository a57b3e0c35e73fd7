package dev.onward.digest.compose;

import dev.onward.knowledge.Update;
import java.util.List;

/**
 * An update that was chosen for a reader, what ties it to them, and the ids of others that say the
 * same and count as told with it.
 */
public record Pick(Update update, Tie tie, List<String> same) {
  public Pick {
    same = List.copyOf(same);
  }
}

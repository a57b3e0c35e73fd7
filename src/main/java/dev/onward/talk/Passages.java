package dev.onward.talk;

import dev.onward.index.Passage;
import java.util.List;

/** Gives the passages of an item. */
@FunctionalInterface
public interface Passages {
  List<Passage> of(String documentId);
}

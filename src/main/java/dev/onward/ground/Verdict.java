package dev.onward.ground;

import dev.onward.index.Passage;
import java.util.List;

/** What became of a sentence under the check. */
public sealed interface Verdict {
  /** It states nothing that could be wrong. */
  record Talk() implements Verdict {}

  /** What it states stands in the sources; {@code behind} are the passages to cite. */
  record Supported(List<Passage> behind) implements Verdict {
    public Supported {
      behind = List.copyOf(behind);
    }
  }

  /**
   * The catalogue says otherwise; {@code statement} is what it says, with {@code [^id]} for its
   * item.
   */
  record Contradicted(String statement) implements Verdict {}

  /** Nothing that was given states it. */
  record Unsupported() implements Verdict {}
}

package dev.onward.ground;

import dev.onward.ai.Embedder;
import dev.onward.index.Passage;
import dev.onward.knowledge.Catalogue;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Checks the sentences of a chat model before a reader sees them, in the process: what they state
 * of credentials against the catalogue, exact tokens (exam codes, dates, numbers, names) and the
 * rest against the passages and what Onward itself reckoned. It finds what is stated wrongly or
 * from nowhere; it can't tell whether right facts are put together rightly. Thread-safe.
 */
public final class Grounding {
  private final Supplier<Catalogue> live;
  private final Embedder embedder;
  private final Function<Passage, Optional<float[]>> vectors;
  private final Recogniser recogniser = Recogniser.learned();
  private volatile Basis basis;

  /** Takes where the vectors of passages are found that the same embedding model made. */
  public Grounding(
      Supplier<Catalogue> live, Embedder embedder, Function<Passage, Optional<float[]>> vectors) {
    this.live = live;
    this.embedder = embedder;
    this.vectors = vectors;
    this.basis = new Basis(live.get(), recogniser, embedder, vectors);
  }

  /** Begins the check of one answer, against the knowledge as it is now. */
  public Check begin(Given given) {
    Catalogue now = live.get();
    Basis known = basis;
    if (!known.catalogue().version().equals(now.version())) {
      known = new Basis(now, recogniser, embedder, vectors);
      basis = known;
    }
    return new Check(known, given);
  }
}

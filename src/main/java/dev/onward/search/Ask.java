package dev.onward.search;

import java.util.Optional;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What is sought: by its words and by its vector. {@code ranking} is a vector of another model, by
 * which rows are ranked in place of the first one; {@code only} holds for every row found.
 */
public record Ask(
    String text, Meaning meaning, Optional<Meaning> ranking, @Nullable Query only, int most) {

  /**
   * A vector of length one, which nobody changes, and the field with whose vectors it is compared.
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Meaning(String field, float[] vector) {}

  public Ask {
    if (most < 1) {
      throw new IllegalArgumentException("at least one row is asked for, not " + most);
    }
  }

  /** The same, ranked by the first vector. */
  Ask unranked() {
    return new Ask(text, meaning, Optional.empty(), only, most);
  }

  Meaning ranks() {
    return ranking.orElse(meaning);
  }
}

package dev.onward.digest.compose;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A letter in words, before it is plain text or HTML: both are written from this, so both say the
 * same. {@code preheader} is what mail programs show behind the subject, {@code opening} what a
 * first letter says before all else; {@code foot} is absent where there is no subscriber.
 */
record LetterModel(
    String language,
    String subject,
    String preheader,
    String title,
    String lead,
    List<String> opening,
    List<Chapter> chapters,
    @Nullable Foot foot,
    String home,
    Map<String, String> words) {
  LetterModel {
    chapters = List.copyOf(chapters);
    opening = List.copyOf(opening);
    words = Map.copyOf(words);
  }

  record Chapter(String heading, List<Entry> entries) {
    Chapter {
      entries = List.copyOf(entries);
    }
  }

  /**
   * {@code tie} says what it has to do with this reader; {@code more} and {@code less} are the
   * links by which a reader says so.
   */
  record Entry(
      String title,
      @Nullable String link,
      String when,
      @Nullable String tie,
      String why,
      @Nullable String source,
      @Nullable String more,
      @Nullable String less) {}

  record Foot(String because, String view, String plan, String preferences, String unsubscribe) {}
}

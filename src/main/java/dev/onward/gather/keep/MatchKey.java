package dev.onward.gather.keep;

import dev.onward.gather.read.Address;
import dev.onward.gather.read.SourceItem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By what an item is known again under another source: its address, its words, and the names in its
 * title. Null where it has too few words to be told from others by them.
 */
record MatchKey(String address, @Nullable String text, @Nullable String title) {
  private static final int FEWEST_LETTERS = 80;

  static MatchKey of(SourceItem finding) {
    String words =
        (finding.title() + " " + finding.text())
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    String title = Likeness.titleKey(finding.title());
    return new MatchKey(
        Address.canonical(finding.url()),
        words.length() < FEWEST_LETTERS ? null : Fingerprint.of(words),
        title.isEmpty() ? null : title);
  }
}

package dev.onward.ground;

import dev.onward.index.Passage;
import java.time.LocalDate;
import java.util.List;

/**
 * What an answer may rest on: the day, the credentials that were asked about, the passages, {@code
 * ours} (what Onward itself reckoned: the draft, the person's profile) and {@code said} (the
 * person's own words, which back a date or hours of theirs and nothing else).
 */
public record Given(
    LocalDate today, List<String> credentials, List<Passage> passages, String ours, String said) {
  public Given {
    credentials = List.copyOf(credentials);
    passages = List.copyOf(passages);
  }
}

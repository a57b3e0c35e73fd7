package dev.onward.understand.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn as a question that stands by itself. {@code credentials} are those that it points back to;
 * {@code label} is what is asked where the turn asks the same as the one before, {@code item} what
 * it points at where that is no credential; {@code whom} is who it is about, null for the asker;
 * {@code otherwise} is how to read it where the text turns out to ask nothing.
 */
public record StandAlone(
    String text,
    List<String> credentials,
    @Nullable String label,
    @Nullable String item,
    @Nullable String whom,
    @Nullable StandAlone otherwise) {

  public StandAlone {
    credentials = List.copyOf(credentials);
  }

  /** One that stays as it is. */
  public static StandAlone of(String text) {
    return of(text, List.of());
  }

  static StandAlone of(String text, List<String> credentials) {
    return new StandAlone(text, credentials, null, null, null, null);
  }

  StandAlone asking(String other) {
    return new StandAlone(text, credentials, other, item, whom, otherwise);
  }

  StandAlone or(StandAlone other) {
    return new StandAlone(text, credentials, label, item, whom, other);
  }
}

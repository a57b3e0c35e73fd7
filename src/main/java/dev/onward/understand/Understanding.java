package dev.onward.understand;

import dev.onward.plan.Profile;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a message means. {@code said} is the message, {@code text} the same in English as far as
 * words are known; {@code profile} is the person's profile after it, {@code learned} what it added,
 * in words to say back; {@code finishBy} is a day by which a plan is to end; {@code note} tells a
 * person who wrote in another language why the answer is in English; {@code language} is the one
 * that they wrote in, as far as it is known.
 */
public record Understanding(
    String said,
    String text,
    List<Part> parts,
    Profile profile,
    List<String> learned,
    @Nullable LocalDate finishBy,
    @Nullable String note,
    Locale language) {

  /** A message in English. */
  public Understanding(
      String said,
      String text,
      List<Part> parts,
      Profile profile,
      List<String> learned,
      @Nullable LocalDate finishBy,
      @Nullable String note) {
    this(said, text, parts, profile, learned, finishBy, note, Locale.ENGLISH);
  }

  public Understanding {
    parts = List.copyOf(parts);
    learned = List.copyOf(learned);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a message has at least one part");
    }
  }

  public boolean asks(Ask ask) {
    return parts.stream().anyMatch(part -> part.ask() == ask);
  }
}
